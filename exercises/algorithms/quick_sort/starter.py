"""Quicksort: sort a list in place."""

from typing import Any, List


def quick_sort(items: List[Any]) -> None:
    """Put ``items`` into ascending order, in place."""
    raise NotImplementedError("quick_sort(items) should put the list into ascending order.")
