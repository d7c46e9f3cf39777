# too-slow-growth: the first item as the pivot peels off one item at a time from a sorted list


def quick_sort(items):
    sort(items, 0, len(items))


def sort(items, low, high):
    while high - low > 1:
        border = partition(items, low, high)
        if border - low < high - border:
            sort(items, low, border)
            low = border + 1
        else:
            sort(items, border + 1, high)
            high = border


def partition(items, low, high):
    pivot = items[low]
    border = low
    for i in range(low + 1, high):
        if items[i] < pivot:
            border += 1
            items[i], items[border] = items[border], items[i]
    items[low], items[border] = items[border], items[low]
    return border
