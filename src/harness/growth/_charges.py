"""What each rule of the cost table charges.

A rule carries out the call it charges for: ``rule(place, function, owner, *args, **kwargs)`` returns or
raises what the function does. ``function`` is bound already, ``owner`` is what it is bound to (None for a
plain function). Whatever can be known is charged before the call, so that the budget ends a call that would
take for ever.
"""

from __future__ import annotations

import operator
from functools import partial
from typing import Any, Callable, Dict, Iterable

from ._meter import Meter
from ._sizes import counted, logarithm, size, watched

Rule = Callable[..., Any]


class Place:
    """Where a call stands. ``charge(steps)`` counts there; ``callee`` gives charging versions of functions."""

    __slots__ = ("meter", "site", "charge", "_callee")

    def __init__(self, meter: Meter, site: int, callee: Callable[[int, Any], Any]) -> None:
        self.meter = meter
        self.site = site
        self.charge: Callable[[int], None] = partial(meter.charge, site)
        self._callee = callee

    def callee(self, function: Any) -> Any:
        """Return the charging version of a function that is passed on, such as a ``key``."""
        return self._callee(self.site, function)

    def take(self, value: Any, weight: int = 1) -> Any:
        """Charge for a container; return what to pass instead of it."""
        length = size(value)
        if length is None:
            return watched(self.meter, self.site, value, weight)
        self.charge(length * weight)
        return value

    def each(self, iterable: Iterable[Any]) -> Any:
        """Return an iterator that charges for each element when it is taken."""
        return counted(self.meter, self.site, iter(iterable)) if size(iterable) is not None else self.take(iterable)

    def key(self, kwargs: Dict[str, Any]) -> Dict[str, Any]:
        """Make a ``key`` function charge."""
        if kwargs.get("key") is not None:
            return {**kwargs, "key": self._callee(self.site, kwargs["key"])}
        return kwargs


def _arguments(at: Place, call: Rule, owner: Any, *args: Any, **kwargs: Any) -> Any:
    return call(*[at.take(each) for each in args], **kwargs)


def _length(at: Place, call: Rule, owner: Any, *args: Any, **kwargs: Any) -> Any:
    subject = args[0] if owner is None and args else owner
    at.charge(size(subject) or 0)
    return call(*args, **kwargs)


def _both(at: Place, call: Rule, owner: Any, *args: Any, **kwargs: Any) -> Any:
    at.charge(size(owner) or 0)
    return _arguments(at, call, owner, *args, **kwargs)


def _smaller(at: Place, call: Rule, owner: Any, *args: Any, **kwargs: Any) -> Any:
    own = size(owner) or 0
    for other in args:
        if isinstance(other, (set, frozenset)):
            at.charge(min(own, len(other)))
        else:
            at.charge(size(other) or own)
    return call(*args, **kwargs)


def _difference(at: Place, call: Rule, owner: Any, *args: Any, **kwargs: Any) -> Any:
    at.charge(size(owner) or 0)
    return call(*[each if isinstance(each, (set, frozenset)) else at.take(each) for each in args], **kwargs)


def _result(at: Place, call: Rule, owner: Any, *args: Any, **kwargs: Any) -> Any:
    result = call(*[watched(at.meter, at.site, each) for each in args], **kwargs)
    at.charge(size_of_result(result))
    return result


# Short texts, such as numbers written out, cost one step whatever their digits: the step of their line.
SHORT_TEXT = 16


def size_of_result(result: object) -> int:
    """Return what it costs to make ``result``."""
    length = size(result) or 0
    return 0 if length <= SHORT_TEXT and type(result) is str else length


def _text(at: Place, call: Rule, owner: Any, *args: Any, **kwargs: Any) -> Any:
    length = size(owner) or 0
    at.charge(length)
    result = call(*args, **kwargs)
    at.charge(max(0, (size(result) or 0) - length))
    return result


def _join(at: Place, call: Rule, owner: Any, *args: Any, **kwargs: Any) -> Any:
    result = call(*[at.take(each) for each in args], **kwargs)
    at.charge(size(result) or 0)
    return result


def _prefix(at: Place, call: Rule, owner: Any, *args: Any) -> Any:
    # Called for one text after the other, so it does little itself.
    if len(args) == 1 and type(args[0]) is str:
        length = len(args[0])
        if length > SHORT_TEXT:
            at.charge(min(length, len(owner)))
        return call(args[0])
    own = len(owner)
    for part in args[0] if args and type(args[0]) is tuple else args[:1]:
        at.charge(min(own, size(part) or 0))
    return call(*args)


def _position(at: Place, call: Rule, owner: Any, *args: Any, **kwargs: Any) -> Any:
    length = size(owner) or 0
    start = args[1] if len(args) > 1 and isinstance(args[1], int) else 0
    start = max(0, start + length) if start < 0 else min(start, length)
    try:
        found = call(*args, **kwargs)
    except ValueError:
        at.charge(length - start)
        raise
    backwards = call.__name__.startswith("r")
    at.charge(length - start if found < 0 else length - found if backwards else found - start + 1)
    return found


def index_from_front(index: Any, length: int) -> int:
    """Return ``index`` counted from the front, within 0 and ``length``."""
    try:
        place = operator.index(index)
    except TypeError:
        return length
    return max(0, min(place + length if place < 0 else place, length))


def _tail(at: Place, call: Rule, owner: Any, *args: Any, **kwargs: Any) -> Any:
    length = size(owner) or 0
    place = index_from_front(args[0], length) if args else length
    at.charge(max(0, length - place - (call.__name__ == "pop")))
    return call(*args, **kwargs)


def _near_end(at: Place, call: Rule, owner: Any, *args: Any, **kwargs: Any) -> Any:
    length = size(owner) or 0
    place = index_from_front(args[0], length) if args else length
    at.charge(min(place, length - place))
    return call(*args, **kwargs)


def _rotation(at: Place, call: Rule, owner: Any, *args: Any, **kwargs: Any) -> Any:
    length = size(owner) or 0
    if length:
        places = (args[0] if args and isinstance(args[0], int) else 1) % length
        at.charge(min(places, length - places))
    return call(*args, **kwargs)


def _sort(at: Place, call: Rule, owner: Any, *args: Any, **kwargs: Any) -> Any:
    length = size(owner) or 0
    at.charge(length * logarithm(length))
    return call(*args, **at.key(kwargs))


def _select(at: Place, call: Rule, owner: Any, *args: Any, **kwargs: Any) -> Any:
    length = size(owner) or 0
    wanted = args[0] if args else kwargs.get("n")
    at.charge(length * logarithm(length if wanted is None else min(wanted, length)))
    return call(*args, **kwargs)


def _heap_path(at: Place, call: Rule, owner: Any, *args: Any, **kwargs: Any) -> Any:
    at.charge(logarithm(size(args[0]) or 0) if args else 0)
    return call(*args, **kwargs)


def _halving(at: Place, call: Rule, owner: Any, *args: Any, **kwargs: Any) -> Any:
    at.charge(logarithm(size(args[0]) or 0) if args else 0)
    return call(*args, **at.key(kwargs))


def _insort(at: Place, call: Rule, owner: Any, *args: Any, **kwargs: Any) -> Any:
    import bisect

    kwargs = at.key(kwargs)
    items = args[0] if args else ()
    length = size(items)
    if length is not None:
        find = bisect.bisect_left if call.__name__.endswith("left") else bisect.bisect_right
        key = kwargs.get("key")
        # The function looks for the key of the new element; bisect wants the key itself.
        probe = args[1:2] if key is None else (key(args[1]),)
        place = find(items, *probe, *args[2:], **kwargs)
        at.charge(logarithm(length) + length - place)
    return call(*args, **kwargs)


CONTAINER_RULES: Dict[str, Rule] = {
    "arguments": _arguments,
    "both": _both,
    "smaller": _smaller,
    "difference": _difference,
    "length": _length,
    "result": _result,
    "text": _text,
    "join": _join,
    "prefix": _prefix,
    "position": _position,
    "tail": _tail,
    "near-end": _near_end,
    "rotation": _rotation,
    "sort": _sort,
    "select": _select,
    "heap-path": _heap_path,
    "halving": _halving,
    "insort": _insort,
}
"""Rules of methods and functions that work on one container, by the name of the charge."""
