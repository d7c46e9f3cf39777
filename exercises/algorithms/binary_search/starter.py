"""Binary search: halve what is left with every look."""

from typing import Any, List


def binary_search(items: List[Any], target: Any) -> int:
    """Return an index of ``target`` in the ascending ``items``, or -1 when it is not there."""
    raise NotImplementedError("binary_search(items, target) should return an index or -1.")


def lower_bound(items: List[Any], target: Any) -> int:
    """Return the first index whose item is not less than ``target``, or ``len(items)``."""
    raise NotImplementedError("lower_bound(items, target) should return an index from 0 to len(items).")
