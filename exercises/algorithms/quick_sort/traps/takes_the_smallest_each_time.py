# too-slow-growth: looks for the smallest of the rest, over and over


def quick_sort(items):
    for start in range(len(items)):
        smallest = start
        for i in range(start + 1, len(items)):
            if items[i] < items[smallest]:
                smallest = i
        items[start], items[smallest] = items[smallest], items[start]
