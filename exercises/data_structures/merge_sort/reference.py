"""Merge sort: halve, sort the halves, merge them; equal items keep their order."""

from __future__ import annotations

from typing import Any, Callable, List, Tuple

Keyed = Tuple[Any, Any]  # an item's key, and the item


def merge_sort(items: List[Any], key: Callable[[Any], Any] | None = None) -> List[Any]:
    """Return a new list of ``items`` in ascending order (of ``key(item)``, if given). O(n log n), stable."""
    keyed = [(item if key is None else key(item), item) for item in items]
    return [item for _, item in _sorted(keyed)]


def _sorted(keyed: List[Keyed]) -> List[Keyed]:
    if len(keyed) < 2:
        return keyed
    middle = len(keyed) // 2
    return _merge(_sorted(keyed[:middle]), _sorted(keyed[middle:]))


def _merge(left: List[Keyed], right: List[Keyed]) -> List[Keyed]:
    merged: List[Keyed] = []
    i = j = 0
    while i < len(left) and j < len(right):
        # Strictly less: of two equal items, the left one was earlier and stays so.
        if right[j][0] < left[i][0]:
            merged.append(right[j])
            j += 1
        else:
            merged.append(left[i])
            i += 1
    merged.extend(left[i:])
    merged.extend(right[j:])
    return merged
