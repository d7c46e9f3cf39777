# too-slow-growth: forgets to leave the sorted side out, and sorts it again in the next round

import random
from typing import Any, List


def quick_sort(items: List[Any]) -> None:
    """Put ``items`` into ascending order, in place. O(n log n) expected, O(log n) stack."""
    _sort(items, 0, len(items))


def _sort(items: List[Any], start: int, end: int) -> None:
    while end - start > 1:
        less_end, greater_start = _partition(items, start, end)
        # Only the smaller side is a call, so that each level holds at most half as many items.
        if less_end - start < end - greater_start:
            _sort(items, start, less_end)
        else:
            _sort(items, greater_start, end)
            end = less_end


def _partition(items: List[Any], start: int, end: int) -> "tuple[int, int]":
    """Bring smaller items to the front and larger ones to the back; return the bounds of the equal ones."""
    pivot = items[random.randrange(start, end)]
    less_end, looking_at, greater_start = start, start, end
    while looking_at < greater_start:
        item = items[looking_at]
        if item < pivot:
            items[looking_at] = items[less_end]
            items[less_end] = item
            less_end += 1
            looking_at += 1
        elif pivot < item:
            greater_start -= 1
            items[looking_at] = items[greater_start]
            items[greater_start] = item
        else:
            looking_at += 1
    return less_end, greater_start
