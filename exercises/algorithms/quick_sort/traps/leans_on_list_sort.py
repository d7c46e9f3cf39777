# own-work: lets list.sort finish short stretches


def quick_sort(items):
    if len(items) < 16:
        items.sort()
        return
    pivot = items[len(items) // 2]
    less = [item for item in items if item < pivot]
    equal = [item for item in items if item == pivot]
    greater = [item for item in items if pivot < item]
    quick_sort(less)
    quick_sort(greater)
    items[:] = less + equal + greater
