"""What augmented assignments charge: whether they change a container in place or make a new one."""

from __future__ import annotations

import operator
import types
from collections import Counter, deque
from typing import Any, Callable, Dict, Tuple

from ._charges import index_from_front
from ._meter import Meter
from ._sizes import SEQUENCES, size, watched

NUMBERS = (int, float, complex, bool, type(None))
SETS = (set, frozenset, Counter, type({}.keys()), type({}.items()))

_EMPTY: Dict[str, Any] = {}
_C_ITEMS: Tuple[Callable[..., Any], ...] = tuple(kind.__getitem__ for kind in (dict, list, deque))


class Assignments:
    """The helpers for ``name += value``, ``owner.name += value`` and ``container[index] += value``."""

    def __init__(self, meter: Meter) -> None:
        self._meter = meter

    def _charge(self, site: int, steps: int, owner: object, name: str) -> None:
        if steps > 0:
            self._meter.causes[site] = (type(owner).__name__, name)
            self._meter.charge(site, steps)

    def grow(self, site: int, symbol: str, target: Any, value: Any, local: bool) -> Any:
        """Return the right side of ``target += value`` (``=+`` stands for ``target = target + value``)."""
        kind = type(target)
        if kind in NUMBERS:
            return value
        if kind is str:
            added = size(value) or 0
            if symbol == "*":
                self._charge(site, len(target) * value if type(value) is int else 0, target, "*")
            else:
                # CPython extends a text in place when a local variable holds the only reference to it.
                self._charge(site, added if local else len(target) + added, target, "+=")
            return value
        return self._combine(site, symbol, target, value)

    def grow_attribute(self, site: int, symbol: str, owner: Any, name: str, value: Any) -> Any:
        """Return the right side of ``owner.name += value``."""
        if type(value) in NUMBERS and symbol != "*":
            return value
        held = getattr(owner, "__dict__", _EMPTY)
        if name in held:
            return self.grow(site, symbol, held[name], value, False)
        for kind in type(owner).__mro__:
            slot = kind.__dict__.get(name)
            if isinstance(slot, types.MemberDescriptorType):
                try:
                    return self.grow(site, symbol, slot.__get__(owner, kind), value, False)
                except AttributeError:
                    break
            if slot is not None and not hasattr(type(slot), "__get__"):
                return self.grow(site, symbol, slot, value, False)
        return value

    def grow_item(self, site: int, symbol: str, container: Any, index: Any, value: Any) -> Any:
        """Return the right side of ``container[index] += value``."""
        if type(value) in NUMBERS and symbol != "*":
            return value
        kind = type(container)
        held: Any = None
        if isinstance(container, dict) and kind.__getitem__ in _C_ITEMS:
            held = dict.get(container, index)
        elif isinstance(container, (list, deque)) and kind.__getitem__ in _C_ITEMS:
            place = index_from_front(index, len(container))
            held = container[place] if place < len(container) else None
        return self.grow(site, symbol, held, value, False)

    def add_in_place(self, site: int, target: Any, value: Any) -> Any:
        return operator.iadd(target, self.grow(site, "+", target, value, False))

    def _combine(self, site: int, symbol: str, target: Any, value: Any) -> Any:
        own, other = size(target) or 0, size(value) or 0
        if isinstance(target, (list, bytearray, deque)) and symbol == "+":
            if size(value) is None:
                return watched(self._meter, site, value)
            self._charge(site, other, target, "+=")
        elif symbol == "*" and type(value) is int:
            self._charge(site, own * value, target, "*")
        elif isinstance(target, (set, dict)) and symbol in "|^" and not isinstance(target, Counter):
            self._charge(site, other, target, symbol)
        elif isinstance(target, set) and symbol in "-&":
            self._charge(site, other if symbol == "-" else min(own, other), target, symbol)
        elif isinstance(target, (*SEQUENCES, *SETS, dict)):
            self._charge(site, own + other, target, "+" if symbol == "=+" else symbol)
        return value
