"""Merge sort: a stable sort into a new list."""

from __future__ import annotations

from typing import Any, Callable, List


def merge_sort(items: List[Any], key: Callable[[Any], Any] | None = None) -> List[Any]:
    """Return a new list of ``items`` in ascending order (of ``key(item)``, if given); equal ones keep their order."""
    raise NotImplementedError("merge_sort(items, key=None) should return a new, sorted list.")
