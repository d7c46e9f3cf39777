# own-work: lets bisect do the search

import bisect


def binary_search(items, target):
    place = bisect.bisect_left(items, target)
    return place if place < len(items) and items[place] == target else -1


def lower_bound(items, target):
    return bisect.bisect_left(items, target)
