"""Merges from the back, where popping is cheap, and turns the result round."""


def merge_sort(items, key=None):
    decorated = [(key(x) if key else x, x) for x in items]
    return [x for _, x in sort(decorated)]


def sort(a):
    if len(a) <= 1:
        return a[:]
    half = (len(a) + 1) // 2
    left, right = sort(a[:half]), sort(a[half:])
    backwards = []
    while left and right:
        backwards.append(left.pop() if left[-1][0] > right[-1][0] else right.pop())
    return (left or right) + backwards[::-1]
