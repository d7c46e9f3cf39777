# too-slow-growth: inserts each item into the sorted part before it


def quick_sort(items):
    for i in range(1, len(items)):
        item = items[i]
        j = i
        while j > 0 and item < items[j - 1]:
            items[j] = items[j - 1]
            j -= 1
        items[j] = item
