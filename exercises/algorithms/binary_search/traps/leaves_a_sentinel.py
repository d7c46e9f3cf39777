# failed: appends the target as a sentinel and leaves it in the list


def binary_search(items, target):
    size = len(items)
    items.append(target)
    place = lower_bound(items, target)
    return place if place < size and items[place] == target else -1


def lower_bound(items, target):
    low, high = 0, len(items)
    while low < high:
        mid = (low + high) // 2
        if items[mid] < target:
            low = mid + 1
        else:
            high = mid
    return low
