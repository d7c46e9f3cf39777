# too-slow-growth: lower_bound walks left over all equal items


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
    low, high = 0, len(items) - 1
    while low <= high:
        mid = (low + high) // 2
        if items[mid] == target:
            while mid > 0 and items[mid - 1] == target:
                mid -= 1
            return mid
        if items[mid] < target:
            low = mid + 1
        else:
            high = mid - 1
    return low
