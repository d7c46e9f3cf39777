"""Doubles a probe until it is far enough, then halves the last interval."""

from typing import List, Tuple, TypeVar

T = TypeVar("T")


def _interval(items: List[T], target: T) -> Tuple[int, int]:
    probe = 1
    while probe < len(items) and items[probe] < target:  # type: ignore[operator]
        probe *= 2
    return probe // 2, min(probe + 1, len(items))


def lower_bound(items: List[T], target: T) -> int:
    below, above = _interval(items, target)
    below -= 1
    while above - below > 1:
        middle = (below + above) >> 1
        if items[middle] < target:  # type: ignore[operator]
            below = middle
        else:
            above = middle
    return above


def binary_search(items: List[T], target: T) -> int:
    place = lower_bound(items, target)
    return place if place != len(items) and items[place] == target else -1
