"""Three new lists for each level, written back into the old one; short because Python's lists are good at it."""

import random
from typing import List


def _ordered(items: List, deepest: int = 0) -> List:
    if len(items) < 2:
        return items
    pivot = random.choice(items)
    less, equal, greater = [], [], []
    for item in items:
        (less if item < pivot else greater if item > pivot else equal).append(item)
    return _ordered(less) + equal + _ordered(greater)


def quick_sort(items: List) -> None:
    print("sorting", len(items), "items")
    items[:] = _ordered(items)
