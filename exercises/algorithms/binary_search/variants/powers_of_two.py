"""Jumps by shrinking powers of two instead of keeping two bounds."""


def countSmaller(items, target):
    size = len(items)
    jump = 1
    while jump * 2 <= size:
        jump *= 2
    count = 0
    while jump:
        if count + jump <= size and items[count + jump - 1] < target:
            count += jump
        jump //= 2
    return count


def lower_bound(items, target):
    return countSmaller(items, target)


def binary_search(items, target):
    place = countSmaller(items, target)
    if place == len(items) or target < items[place]:
        return -1
    return place
