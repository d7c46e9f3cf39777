"""Generators of arguments: each draws, shrinks and shows what a check hands to the learner's code.

They are written like the values they draw: ``lists(integers(0, 9), longest=20)``. Shrinking never leaves what a
generator could have drawn.
"""

from __future__ import annotations

from ._base import OMITTED, Scene, Values
from ._comparable import Item, comparable
from ._containers import built, dicts, drawn_from, iterators, lists, sorted_lists, tuples
from ._graphs import graphs
from ._scalars import Handle, code, handle, indexes, integers, items, just, keys, maybe, one_of, text

__all__ = [
    "OMITTED",
    "Handle",
    "Item",
    "Scene",
    "Values",
    "built",
    "code",
    "comparable",
    "dicts",
    "drawn_from",
    "graphs",
    "handle",
    "indexes",
    "integers",
    "items",
    "iterators",
    "just",
    "keys",
    "lists",
    "maybe",
    "one_of",
    "sorted_lists",
    "text",
    "tuples",
]
