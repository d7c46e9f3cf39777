# failed: returns a sorted copy and leaves the list as it was


def quick_sort(items):
    if len(items) < 2:
        return items
    pivot = items[len(items) // 2]
    less = [item for item in items if item < pivot]
    equal = [item for item in items if item == pivot]
    greater = [item for item in items if pivot < item]
    return quick_sort(less) + equal + quick_sort(greater)
