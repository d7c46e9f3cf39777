"""What operators and statements charge: the helpers that a rewritten module calls."""

from __future__ import annotations

import operator
import types
from collections import Counter, OrderedDict, defaultdict, deque
from typing import Any, Callable, Dict, Tuple

from ._assignments import NUMBERS, SETS, Assignments
from ._callees import Callees
from ._charges import index_from_front, size_of_result
from ._gaps import FirstPairs
from ._meter import Meter
from ._sizes import SEQUENCES, size, watched

_TEXTS = (str, bytes)
_SEARCHED = (list, tuple, deque)
_COMPARED = frozenset(
    {list, tuple, str, dict, set, frozenset, deque, bytes, bytearray, Counter, OrderedDict, defaultdict}
)


class Operators(Assignments):
    """The helpers by the names that ``instrument.ticks`` uses; each takes the site first."""

    def __init__(self, meter: Meter, callees: Callees) -> None:
        super().__init__(meter)
        self._callees = callees
        self._first_pairs = FirstPairs(meter)
        callees.operators.update(
            {
                operator.add: self.plus,
                operator.concat: self.plus,
                operator.iadd: self.add_in_place,
                operator.iconcat: self.add_in_place,
                operator.mul: self.times,
                operator.sub: self.minus,
                operator.or_: self.either,
                operator.and_: self.common,
                operator.xor: self.unlike,
                operator.eq: self.same,
                operator.ne: self.differ,
                operator.contains: lambda site, container, value: self.found(site, value, container),
                next: self._first_pairs.advance,
            }
        )

    def helpers(self) -> Dict[str, object]:
        """Return the globals of a rewritten module."""
        return {
            "__tick__": self._meter.tick,
            "__callee__": self._callees.callee,
            "__method__": self._callees.method,
            "__value__": self._callees.value,
            "__sized__": self.sized,
            "__text__": self.text,
            "__spread__": self.spread,
            "__each__": self.each,
            "__loop__": self._first_pairs.loop,
            "__found__": self.found,
            "__same__": self.same,
            "__differ__": self.differ,
            "__plus__": self.plus,
            "__times__": self.times,
            "__minus__": self.minus,
            "__either__": self.either,
            "__common__": self.common,
            "__unlike__": self.unlike,
            "__item__": self.item,
            "__grow__": self.grow,
            "__grow_attribute__": self.grow_attribute,
            "__grow_item__": self.grow_item,
            "__removed__": self.removed,
            "__removed_slice__": self.removed_slice,
            "__replaced__": self.replaced,
        }

    # --- what is made ---------------------------------------------------------------------------------

    def sized(self, site: int, value: Any) -> Any:
        """Charge for a slice."""
        if isinstance(value, SEQUENCES):
            self._charge(site, size(value) or 0, value, "slice")
        return value

    def text(self, site: int, value: Any) -> Any:
        """Charge for a formatted string."""
        if type(value) in _TEXTS:
            self._charge(site, size_of_result(value), value, "f-string")
        return value

    def spread(self, site: int, value: Any) -> Any:
        """Charge for the elements of what is unpacked."""
        length = size(value)
        if length is None:
            return watched(self._meter, site, value)
        self._meter.causes[site] = ("syntax", "unpacking")
        self._meter.charge(site, length)
        return value

    def each(self, site: int, value: Any) -> Any:
        """Return what ``yield from value`` takes its elements from, counted."""
        if isinstance(value, (types.GeneratorType, types.CoroutineType)):
            return value
        return watched(self._meter, site, value if size(value) is None else iter(value))

    # --- comparisons ----------------------------------------------------------------------------------

    def found(self, site: int, value: Any, container: Any) -> bool:
        """``value in container``, charged by the place where it was found."""
        kind = type(container)
        if kind is dict or kind is set:
            return value in container
        if kind in _SEARCHED:
            try:
                place = container.index(value)
            except ValueError:
                self._charge(site, len(container), container, "in")
                return False
            self._charge(site, place + 1, container, "in")
            return True
        if kind is str and type(value) is str:
            place = container.find(value)
            self._charge(site, len(container) if place < 0 else place + len(value), container, "in")
            return place >= 0
        if kind is type({}.values()) or kind in (bytes, bytearray):
            self._charge(site, size(container) or 0, container, "in")
            return value in container
        if isinstance(container, _SEARCHED) and kind.__contains__ in _C_SEARCHES:
            self._charge(site, size(container) or 0, container, "in")
            return value in container
        if isinstance(container, type) or isinstance(getattr(kind, "__contains__", None), types.FunctionType):
            return value in container
        return value in watched(self._meter, site, container)

    def _equal(self, site: int, left: Any, right: Any) -> None:
        if type(left) in _COMPARED and type(right) in _COMPARED:
            self._charge(site, size(left) or 0, left, "==")

    def same(self, site: int, left: Any, right: Any) -> Any:
        """``left == right``, charged when all had to be compared."""
        result = left == right
        if result is True and type(left) is not int:
            self._equal(site, left, right)
        return result

    def differ(self, site: int, left: Any, right: Any) -> Any:
        """``left != right``, charged when all had to be compared."""
        result = left != right
        if result is False and type(left) is not int:
            self._equal(site, left, right)
        return result

    # --- binary operators -----------------------------------------------------------------------------

    def plus(self, site: int, left: Any, right: Any) -> Any:
        """``left + right``."""
        if type(left) in NUMBERS:
            return left + right
        if isinstance(left, Counter):
            self._charge(site, len(left) + (size(right) or 0), left, "+")
        elif isinstance(left, SEQUENCES):
            self._charge(site, (size(left) or 0) + (size(right) or 0), left, "+")
        return left + right

    def times(self, site: int, left: Any, right: Any) -> Any:
        """``left * right``."""
        if isinstance(left, SEQUENCES) and type(right) is int:
            self._charge(site, len(left) * right, left, "*")
        elif isinstance(right, SEQUENCES) and type(left) is int:
            self._charge(site, len(right) * left, right, "*")
        return left * right

    def minus(self, site: int, left: Any, right: Any) -> Any:
        """``left - right``."""
        if isinstance(left, SETS):
            self._charge(site, len(left), left, "-")
        return left - right

    def either(self, site: int, left: Any, right: Any) -> Any:
        """``left | right``."""
        if type(left) not in NUMBERS:
            self._charge(site, (size(left) or 0) + (size(right) or 0), left, "|")
        return left | right

    def common(self, site: int, left: Any, right: Any) -> Any:
        """``left & right``."""
        if type(left) not in NUMBERS:
            self._charge(site, min(size(left) or 0, size(right) or 0), left, "&")
        return left & right

    def unlike(self, site: int, left: Any, right: Any) -> Any:
        """``left ^ right``."""
        if type(left) not in NUMBERS:
            self._charge(site, (size(left) or 0) + (size(right) or 0), left, "^")
        return left ^ right

    # --- subscripts -----------------------------------------------------------------------------------

    def item(self, site: int, container: Any, index: Any) -> Any:
        """``container[index]``."""
        if isinstance(container, deque):
            place = index_from_front(index, len(container))
            self._charge(site, min(place, len(container) - place), container, "item")
        return container[index]

    def removed(self, site: int, container: Any, index: Any) -> Any:
        """Return the index of ``del container[index]``."""
        length = size(container)
        if length is not None and isinstance(container, (list, bytearray, deque)):
            place = index_from_front(index, length)
            behind = length - place - 1
            self._charge(site, min(place, behind) if isinstance(container, deque) else behind, container, "del")
        return index

    def removed_slice(self, site: int, container: Any, start: Any, stop: Any, step: Any) -> slice:
        """Return the slice of ``del container[start:stop:step]``."""
        part = slice(start, stop, step)
        if isinstance(container, (list, bytearray)):
            length = size(container) or 0
            self._charge(site, length - part.indices(length)[0], container, "del")
        return part

    def replaced(self, site: int, container: Any, start: Any, stop: Any, step: Any, new: Any) -> slice:
        """Return the slice of ``container[start:stop:step] = new``."""
        part = slice(start, stop, step)
        if isinstance(container, (list, bytearray)):
            length = size(container) or 0
            taken = size(new)
            first, last, stride = part.indices(length)
            steps = length if taken is None else taken
            if stride == 1 and taken != max(0, last - first):
                steps += length - max(first, last)
            self._charge(site, steps, container, "slice =")
        return part


_C_SEARCHES: Tuple[Callable[..., Any], ...] = tuple(kind.__contains__ for kind in _SEARCHED)
