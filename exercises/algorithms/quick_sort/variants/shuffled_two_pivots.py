"""Shuffles first, then splits by two pivots; insertion sort for short stretches."""

from __future__ import annotations

from random import Random
from typing import Any

SHORT = 10


def quick_sort(items: list[Any]) -> None:
    Random(7).shuffle(items)
    _split(items, 0, len(items) - 1)


def _split(items: list[Any], left: int, right: int) -> None:
    while right - left >= SHORT:
        if items[right] < items[left]:
            items[left], items[right] = items[right], items[left]
        low, high = items[left], items[right]
        below, above = left + 1, right - 1
        here = below
        while here <= above:
            if items[here] < low:
                items[here], items[below] = items[below], items[here]
                below += 1
            elif high < items[here]:
                while here < above and high < items[above]:
                    above -= 1
                items[here], items[above] = items[above], items[here]
                above -= 1
                if items[here] < low:
                    items[here], items[below] = items[below], items[here]
                    below += 1
            here += 1
        below -= 1
        above += 1
        items[left], items[below] = items[below], items[left]
        items[right], items[above] = items[above], items[right]
        parts = [(left, below - 1), (above + 1, right)]
        if low < high:
            parts.append((below + 1, above - 1))
        largest = max(parts, key=lambda part: part[1] - part[0])
        for part in parts:
            if part is not largest:
                _split(items, *part)
        left, right = largest
    for i in range(left + 1, right + 1):
        item = items[i]
        j = i
        while j > left and item < items[j - 1]:
            items[j] = items[j - 1]
            j -= 1
        items[j] = item
