"""Recursion on bounds, with a print at every step."""

from __future__ import annotations

from typing import Any


def binary_search(items: list[Any], target: Any) -> int:
    def look(low: int, high: int) -> int:
        if low > high:
            return -1
        mid = (low + high) // 2
        print("looking at", mid)
        if target < items[mid]:
            return look(low, mid - 1)
        if items[mid] < target:
            return look(mid + 1, high)
        return mid

    return look(0, len(items) - 1)


def lower_bound(items: list[Any], target: Any, low: int = 0, high: int | None = None) -> int:
    if high is None:
        high = len(items)
    if low == high:
        return low
    mid = (low + high) // 2
    if items[mid] < target:
        return lower_bound(items, target, mid + 1, high)
    return lower_bound(items, target, low, mid)
