"""Binary search on half-open bounds."""

from typing import Any, List


def binary_search(items: List[Any], target: Any) -> int:
    """Return an index of ``target`` in the ascending ``items``, or -1 when it is not there. O(log n)."""
    index = lower_bound(items, target)
    if index < len(items) and items[index] == target:
        return index
    return -1


def lower_bound(items: List[Any], target: Any) -> int:
    """Return the first index whose item is not less than ``target``, or ``len(items)``. O(log n)."""
    low = 0
    high = len(items)
    # Before every turn: all items left of low are less than the target, all from high on are not.
    while low < high:
        middle = (low + high) // 2
        if items[middle] < target:
            low = middle + 1
        else:
            high = middle
    return low
