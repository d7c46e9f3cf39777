# own-work: lets heapq merge the halves

import heapq


def merge_sort(items, key=None):
    if len(items) < 2:
        return list(items)
    middle = len(items) // 2
    left = merge_sort(items[:middle], key)
    right = merge_sort(items[middle:], key)
    return list(heapq.merge(left, right, key=key))
