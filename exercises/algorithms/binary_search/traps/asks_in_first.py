# too-slow-growth: asks `target in items` before it searches


def binary_search(items, target):
    if target not in items:
        return -1
    low, high = 0, len(items) - 1
    while low < high:
        mid = (low + high) // 2
        if items[mid] < target:
            low = mid + 1
        else:
            high = mid
    return low


def lower_bound(items, target):
    low, high = 0, len(items)
    while low < high:
        mid = (low + high) // 2
        if items[mid] < target:
            low = mid + 1
        else:
            high = mid
    return low
