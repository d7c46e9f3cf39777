# too-slow-growth: copies the list before it searches


def binary_search(items, target):
    low, high = 0, len(items) - 1
    while low <= high:
        mid = (low + high) // 2
        if items[mid] == target:
            return mid
        if items[mid] < target:
            low = mid + 1
        else:
            high = mid - 1
    return -1


def lower_bound(items, target):
    candidates = list(items)
    low, high = 0, len(candidates)
    while low < high:
        mid = (low + high) // 2
        if candidates[mid] < target:
            low = mid + 1
        else:
            high = mid
    return low
