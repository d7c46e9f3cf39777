# failed: keeps the pivot once and drops the items that equal it


def quick_sort(items):
    items[:] = ordered(items)


def ordered(items):
    if len(items) < 2:
        return items
    pivot = items[len(items) // 2]
    less = [item for item in items if item < pivot]
    greater = [item for item in items if pivot < item]
    return ordered(less) + [pivot] + ordered(greater)
