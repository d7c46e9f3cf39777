# too-slow-growth: all items that equal the pivot go to one side

import random


def quick_sort(items):
    sort(items, 0, len(items))


def sort(items, low, high):
    while high - low > 1:
        border = partition(items, low, high)
        if border - low < high - border:
            sort(items, low, border)
            low = border + 1
        else:
            sort(items, border + 1, high)
            high = border


def partition(items, low, high):
    chosen = random.randrange(low, high)
    items[low], items[chosen] = items[chosen], items[low]
    pivot = items[low]
    border = low
    for i in range(low + 1, high):
        if items[i] < pivot:
            border += 1
            items[i], items[border] = items[border], items[i]
    items[low], items[border] = items[border], items[low]
    return border
