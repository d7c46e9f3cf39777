# failed: takes the index 0 for "not found"


def binary_search(items, target):
    return _find(items, target, 0, len(items) - 1) or -1


def _find(items, target, low, high):
    if low > high:
        return None
    mid = (low + high) // 2
    if items[mid] == target:
        return mid
    if items[mid] < target:
        return _find(items, target, mid + 1, high)
    return _find(items, target, low, mid - 1)


def lower_bound(items, target):
    low, high = 0, len(items)
    while low < high:
        mid = (low + high) // 2
        if items[mid] < target:
            low = mid + 1
        else:
            high = mid
    return low
