# own-work: recursion on slices copies half of the list at every step


def binary_search(items, target):
    if not items:
        return -1
    mid = len(items) // 2
    if items[mid] == target:
        return mid
    if target < items[mid]:
        return binary_search(items[:mid], target)
    found = binary_search(items[mid + 1 :], target)
    return -1 if found == -1 else mid + 1 + found


def lower_bound(items, target):
    low, high = 0, len(items)
    while low < high:
        mid = (low + high) // 2
        if items[mid] < target:
            low = mid + 1
        else:
            high = mid
    return low
