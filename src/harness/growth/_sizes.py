"""How large a value is to a builtin that takes all of it, and how iterators are counted."""

from __future__ import annotations

import collections
import os
import types
from typing import Any, Callable, Dict, Iterator, Optional

from ._meter import Meter

LIBRARY = os.path.dirname(os.path.abspath(os.__file__)) + os.sep
"""What lies in this folder is not the learner's, and counts no steps of its own."""

VIEWS = (type({}.keys()), type({}.values()), type({}.items()))
SEQUENCES = (list, tuple, str, bytes, bytearray)

_LENGTHS: Dict[type, Callable[[Any], int]] = {
    kind: kind.__len__
    for kind in (*SEQUENCES, dict, set, frozenset, range, collections.deque, memoryview, *VIEWS)
}

_PASSED = (int, float, complex, bool, type(None), types.FunctionType, types.MethodType, type)


def size(value: object) -> Optional[int]:
    """Return the number of elements of a builtin container, None for anything else.

    A learner's class that inherits from a builtin is measured by the builtin's own length: its
    ``__len__`` may be the very thing that is slow.
    """
    kind = type(value)
    length = _LENGTHS.get(kind)
    if length is None:
        if kind in _PASSED:
            return None
        for base in kind.__mro__:
            length = _LENGTHS.get(base)
            if length is not None:
                break
        else:
            return None
        _LENGTHS[kind] = length
    return length(value)


def logarithm(n: int) -> int:
    """Return how often ``n`` can be halved, at least 1."""
    return max(1, n.bit_length())


def counted(meter: Meter, site: int, iterator: Iterator[Any], weight: int = 1) -> Iterator[Any]:
    """Yield what ``iterator`` yields and charge ``weight`` steps for each element."""
    charge = meter.charge
    for element in iterator:
        charge(site, weight)
        yield element


def watched(meter: Meter, site: int, value: Any, weight: int = 1) -> Any:
    """Return ``value``, or a counting iterator over it when its elements would be taken unseen.

    Generators and iterators written in Python count their own steps; what has a size is charged by it.
    """
    kind = type(value)
    if kind in _PASSED or size(value) is not None:
        return value
    if kind is types.GeneratorType:
        return counted(meter, site, value, weight) if value.gi_code.co_filename.startswith(LIBRARY) else value
    advance = getattr(kind, "__next__", None)
    if advance is None:
        if not hasattr(kind, "__iter__") or hasattr(kind, "keys"):
            return value
        value = iter(value)
        if isinstance(value, types.GeneratorType):
            return watched(meter, site, value, weight)
        advance = getattr(type(value), "__next__", None)
    if isinstance(advance, types.FunctionType):
        return value
    return counted(meter, site, value, weight)
