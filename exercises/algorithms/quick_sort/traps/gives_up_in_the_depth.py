# failed: stops when the recursion gets deep and leaves the rest unsorted


def quick_sort(items, low=0, high=None, depth=0):
    if high is None:
        high = len(items)
    if high - low < 2 or depth > 12:
        return
    pivot = items[low]
    border = low
    for i in range(low + 1, high):
        if items[i] < pivot:
            border += 1
            items[i], items[border] = items[border], items[i]
    items[low], items[border] = items[border], items[low]
    quick_sort(items, low, border, depth + 1)
    quick_sort(items, border + 1, high, depth + 1)
