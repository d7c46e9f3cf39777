"""Copies of the plain containers that are handed to a learner's code."""

from __future__ import annotations

from typing import Any


def copy_of(value: Any) -> Any:
    """Copy lists, tuples, dicts, sets and bytearrays at every depth; what they hold stays the same object.

    >>> original = [[1], {"a": [2]}]
    >>> copy = copy_of(original); copy[0].append(3); original
    [[1], {'a': [2]}]
    """
    kind = type(value)
    if kind is list:
        return [copy_of(item) for item in value]
    if kind is tuple:
        return tuple([copy_of(item) for item in value])
    if kind is dict:
        return {key: copy_of(item) for key, item in value.items()}
    if kind is set or kind is bytearray:
        return kind(value)
    return value


def may_change(value: Any) -> bool:
    """Tell whether a value is, or holds, a container that can be changed in place."""
    kind = type(value)
    return kind in (list, dict, set, bytearray) or (kind is tuple and any(map(may_change, value)))
