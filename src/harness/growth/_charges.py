"""What each rule of the cost table charges.

A rule carries out the call it charges for: ``rule(call, args, kwargs)`` returns or raises what the function
returns or raises. Whatever can be known is charged before the call, so that the budget ends a call that
would take for ever.
"""

from __future__ import annotations

import operator
from typing import Any, Callable, Dict, Iterable, List, NamedTuple, Tuple

from ._meter import Meter
from ._sizes import counted, logarithm, size, watched

Args = Tuple[Any, ...]
Kwargs = Dict[str, Any]


class Call(NamedTuple):
    """A call to be charged: ``function`` is bound already, ``owner`` what it is bound to (None if nothing)."""

    meter: Meter
    site: int
    function: Callable[..., Any]
    owner: Any
    # Gives the charging version of a function that is passed on, such as a ``key``.
    callee: Callable[[int, Any], Any]

    def charge(self, steps: int) -> None:
        if steps > 0:
            self.meter.charge(self.site, steps)

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

    def key(self, kwargs: Kwargs) -> Kwargs:
        """Make a ``key`` function charge."""
        if kwargs.get("key") is not None:
            return {**kwargs, "key": self.callee(self.site, kwargs["key"])}
        return kwargs


Rule = Callable[[Call, Args, Kwargs], Any]


def _arguments(call: Call, args: Args, kwargs: Kwargs) -> Any:
    return call.function(*[call.take(each) for each in args], **kwargs)


def _arguments_called(call: Call, args: Args, kwargs: Kwargs) -> Any:
    if not args:
        return call.function(*args, **kwargs)
    rest = [call.take(args[1]), *args[2:]] if len(args) > 1 else []
    return call.function(call.callee(call.site, args[0]), *rest, **kwargs)


def _length(call: Call, args: Args, kwargs: Kwargs) -> Any:
    subject = args[0] if call.owner is None and args else call.owner
    call.charge(size(subject) or 0)
    return call.function(*args, **kwargs)


def _both(call: Call, args: Args, kwargs: Kwargs) -> Any:
    call.charge(size(call.owner) or 0)
    return _arguments(call, args, kwargs)


def _smaller(call: Call, args: Args, kwargs: Kwargs) -> Any:
    own = size(call.owner) or 0
    for other in args:
        if isinstance(other, (set, frozenset)):
            call.charge(min(own, len(other)))
        else:
            call.charge(size(other) or own)
    return call.function(*args, **kwargs)


def _difference(call: Call, args: Args, kwargs: Kwargs) -> Any:
    call.charge(size(call.owner) or 0)
    return call.function(*[each if isinstance(each, (set, frozenset)) else call.take(each) for each in args], **kwargs)


def _result(call: Call, args: Args, kwargs: Kwargs) -> Any:
    result = call.function(*[watched(call.meter, call.site, each) for each in args], **kwargs)
    call.charge(size_of_result(result))
    return result


# Short texts, such as numbers written out, cost one step whatever their digits: the step of their line.
SHORT_TEXT = 16


def size_of_result(result: object) -> int:
    """Return what it costs to make ``result``."""
    length = size(result) or 0
    return 0 if length <= SHORT_TEXT and type(result) is str else length


def _text(call: Call, args: Args, kwargs: Kwargs) -> Any:
    length = size(call.owner) or 0
    call.charge(length)
    result = call.function(*args, **kwargs)
    call.charge((size(result) or 0) - length)
    return result


def _join(call: Call, args: Args, kwargs: Kwargs) -> Any:
    result = call.function(*[call.take(each) for each in args], **kwargs)
    call.charge(size(result) or 0)
    return result


def _prefix(call: Call, args: Args, kwargs: Kwargs) -> Any:
    parts = args[0] if args and isinstance(args[0], tuple) else args[:1]
    own = size(call.owner) or 0
    call.charge(sum(min(own, size(part) or 0) for part in parts))
    return call.function(*args, **kwargs)


def _position(call: Call, args: Args, kwargs: Kwargs) -> Any:
    length = size(call.owner) or 0
    start = args[1] if len(args) > 1 and isinstance(args[1], int) else 0
    start = max(0, start + length) if start < 0 else min(start, length)
    try:
        found = call.function(*args, **kwargs)
    except ValueError:
        call.charge(length - start)
        raise
    backwards = call.function.__name__.startswith("r")
    call.charge(length - start if found < 0 else length - found if backwards else found - start + 1)
    return found


def index_from_front(index: Any, length: int) -> int:
    """Return ``index`` counted from the front, within 0 and ``length``."""
    try:
        place = operator.index(index)
    except TypeError:
        return length
    return max(0, min(place + length if place < 0 else place, length))


def _tail(call: Call, args: Args, kwargs: Kwargs) -> Any:
    length = size(call.owner) or 0
    place = index_from_front(args[0], length) if args else length
    call.charge(length - place - (call.function.__name__ == "pop"))
    return call.function(*args, **kwargs)


def _near_end(call: Call, args: Args, kwargs: Kwargs) -> Any:
    length = size(call.owner) or 0
    place = index_from_front(args[0], length) if args else length
    call.charge(min(place, length - place))
    return call.function(*args, **kwargs)


def _rotation(call: Call, args: Args, kwargs: Kwargs) -> Any:
    length = size(call.owner) or 0
    if length:
        places = (args[0] if args and isinstance(args[0], int) else 1) % length
        call.charge(min(places, length - places))
    return call.function(*args, **kwargs)


def _sort(call: Call, args: Args, kwargs: Kwargs) -> Any:
    length = size(call.owner) or 0
    call.charge(length * logarithm(length))
    return call.function(*args, **call.key(kwargs))


def _sorted(call: Call, args: Args, kwargs: Kwargs) -> Any:
    result = call.function(*[call.take(each) for each in args], **call.key(kwargs))
    call.charge(len(result) * logarithm(len(result)))
    return result


def _select(call: Call, args: Args, kwargs: Kwargs) -> Any:
    length = size(call.owner) or 0
    wanted = args[0] if args else kwargs.get("n")
    call.charge(length * logarithm(length if wanted is None else min(wanted, length)))
    return call.function(*args, **kwargs)


def _heap_path(call: Call, args: Args, kwargs: Kwargs) -> Any:
    call.charge(logarithm(size(args[0]) or 0) if args else 0)
    return call.function(*args, **kwargs)


def _heap_select(call: Call, args: Args, kwargs: Kwargs) -> Any:
    if len(args) < 2:
        return call.function(*args, **call.key(kwargs))
    weight = logarithm(args[0]) if isinstance(args[0], int) else 1
    return call.function(args[0], call.take(args[1], weight), *args[2:], **call.key(kwargs))


def _halving(call: Call, args: Args, kwargs: Kwargs) -> Any:
    call.charge(logarithm(size(args[0]) or 0) if args else 0)
    return call.function(*args, **call.key(kwargs))


def _insort(call: Call, args: Args, kwargs: Kwargs) -> Any:
    import bisect

    kwargs = call.key(kwargs)
    items = args[0] if args else ()
    length = size(items)
    if length is not None:
        find = bisect.bisect_left if call.function.__name__.endswith("left") else bisect.bisect_right
        key = kwargs.get("key")
        # The function looks for the key of the new element; bisect wants the key itself.
        probe = args[1:2] if key is None else (key(args[1]),)
        place = find(items, *probe, *args[2:], **kwargs)
        call.charge(logarithm(length) + length - place)
    return call.function(*args, **kwargs)


def _extreme(call: Call, args: Args, kwargs: Kwargs) -> Any:
    if len(args) == 1:
        args = (call.take(args[0]),)
    return call.function(*args, **call.key(kwargs))


def _sum(call: Call, args: Args, kwargs: Kwargs) -> Any:
    start = args[1] if len(args) > 1 else kwargs.get("start")
    if args and isinstance(start, (list, tuple)):
        parts: List[Any] = list(call.take(args[0]))
        grown = len(start)
        for part in parts:
            grown += size(part) or 0
            call.charge(grown)
        args = (parts, *args[1:])
    elif args:
        args = (call.take(args[0]), *args[1:])
    return call.function(*args, **kwargs)


def _until_decided(call: Call, args: Args, kwargs: Kwargs) -> Any:
    return call.function(*[call.each(each) for each in args], **kwargs)


MANY_COLUMNS = 8


def _columns(call: Call, args: Args, kwargs: Kwargs) -> Any:
    rows = call.function(*args, **kwargs)
    return rows if len(args) <= MANY_COLUMNS else counted(call.meter, call.site, rows, len(args))


def _mapped(call: Call, args: Args, kwargs: Kwargs) -> Any:
    if call.function.__name__ == "accumulate":
        return call.function(*args[:1], *[call.callee(call.site, each) for each in args[1:]], **kwargs)
    return call.function(*[call.callee(call.site, each) for each in args[:1]], *args[1:], **kwargs)


def _filtered(call: Call, args: Args, kwargs: Kwargs) -> Any:
    return call.function(
        *[call.callee(call.site, each) for each in args[:1]], *[call.each(each) for each in args[1:]], **kwargs
    )


def _filtered_first(call: Call, args: Args, kwargs: Kwargs) -> Any:
    return call.function(*[call.each(each) for each in args[:1]], *args[1:], **call.key(kwargs))


def _filtered_all(call: Call, args: Args, kwargs: Kwargs) -> Any:
    return call.function(*[call.each(each) for each in args], **kwargs)


def _skipped(call: Call, args: Args, kwargs: Kwargs) -> Any:
    if len(args) > 2 and isinstance(args[1], int):
        args = (call.each(args[0]) if args[1] > 0 else args[0], *args[1:])
    return call.function(*args, **kwargs)


def _pool(call: Call, args: Args, kwargs: Kwargs) -> Any:
    return call.function(*[call.take(each) for each in args], **kwargs)


def _everything(call: Call, args: Args, kwargs: Kwargs) -> Any:
    seen: Dict[int, Any] = {}
    waiting = list(args[:1])
    while waiting:
        value = waiting.pop()
        if id(value) in seen or isinstance(value, (int, float, str, bytes, type(None), type)):
            continue
        seen[id(value)] = value
        call.charge(1 + (size(value) or 0))
        if isinstance(value, dict):
            waiting.extend(value.keys())
            waiting.extend(value.values())
        elif size(value) is not None:
            waiting.extend(value)
        else:
            waiting.extend(getattr(value, "__dict__", {}).values())
            for kind in type(value).__mro__:
                slots = getattr(kind, "__slots__", ())
                names = (slots,) if isinstance(slots, str) else slots
                waiting.extend(getattr(value, name) for name in names if hasattr(value, name))
    return call.function(*args, **kwargs)


def largest(call: Call, args: Args, kwargs: Kwargs) -> Any:
    """Charge for the largest argument: the rule for functions that nobody has described."""
    call.charge(max([size(each) or 0 for each in (*args, *kwargs.values())], default=0))
    return call.function(*args, **kwargs)


RULES: Dict[str, Rule] = {
    "arguments": _arguments,
    "arguments-called": _arguments_called,
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
    "sorted": _sorted,
    "select": _select,
    "heap-path": _heap_path,
    "heap-select": _heap_select,
    "halving": _halving,
    "insort": _insort,
    "extreme": _extreme,
    "sum": _sum,
    "until-decided": _until_decided,
    "columns": _columns,
    "mapped": _mapped,
    "filtered": _filtered,
    "filtered-first": _filtered_first,
    "filtered-all": _filtered_all,
    "skipped": _skipped,
    "pool": _pool,
    "everything": _everything,
    "largest": largest,
}
"""By the name of the charge in the cost table; "one" needs none, operators are charged by ``_operators``."""
