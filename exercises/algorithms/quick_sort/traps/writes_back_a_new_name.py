# failed: binds the name to a sorted copy, which the caller never sees


def quick_sort(items):
    items = ordered(items)


def ordered(items):
    if len(items) < 2:
        return items
    pivot = items[len(items) // 2]
    less = [item for item in items if item < pivot]
    equal = [item for item in items if item == pivot]
    greater = [item for item in items if pivot < item]
    return ordered(less) + equal + ordered(greater)
