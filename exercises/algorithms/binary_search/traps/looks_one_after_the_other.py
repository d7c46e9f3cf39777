# too-slow-growth: binary_search looks at one item after the other


def binary_search(items, target):
    for index, item in enumerate(items):
        if item == target:
            return index
        if target < item:
            break
    return -1


def lower_bound(items, target):
    low, high = 0, len(items)
    while low < high:
        mid = (low + high) // 2
        if items[mid] < target:
            low = mid + 1
        else:
            high = mid
    return low
