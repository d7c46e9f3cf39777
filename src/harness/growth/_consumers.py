"""Rules of functions that take any iterable, and of those that are lazy."""

from __future__ import annotations

from typing import Any, Dict, List

from ._charges import CONTAINER_RULES, Place, Rule
from ._sizes import counted, logarithm, size


def _arguments_called(at: Place, call: Rule, owner: Any, *args: Any, **kwargs: Any) -> Any:
    if not args:
        return call(*args, **kwargs)
    rest = [at.take(args[1]), *args[2:]] if len(args) > 1 else []
    return call(at.callee(args[0]), *rest, **kwargs)


def _sorted(at: Place, call: Rule, owner: Any, *args: Any, **kwargs: Any) -> Any:
    result = call(*[at.take(each) for each in args], **at.key(kwargs))
    at.charge(len(result) * logarithm(len(result)))
    return result


def _heap_select(at: Place, call: Rule, owner: Any, *args: Any, **kwargs: Any) -> Any:
    if len(args) < 2:
        return call(*args, **at.key(kwargs))
    weight = logarithm(args[0]) if isinstance(args[0], int) else 1
    return call(args[0], at.take(args[1], weight), *args[2:], **at.key(kwargs))


def _extreme(at: Place, call: Rule, owner: Any, *args: Any, **kwargs: Any) -> Any:
    if len(args) == 1:
        args = (at.take(args[0]),)
    return call(*args, **at.key(kwargs))


def _sum(at: Place, call: Rule, owner: Any, *args: Any, **kwargs: Any) -> Any:
    start = args[1] if len(args) > 1 else kwargs.get("start")
    if args and isinstance(start, (list, tuple)):
        parts: List[Any] = list(at.take(args[0]))
        grown = len(start)
        for part in parts:
            grown += size(part) or 0
            at.charge(grown)
        args = (parts, *args[1:])
    elif args:
        args = (at.take(args[0]), *args[1:])
    return call(*args, **kwargs)


def _until_decided(at: Place, call: Rule, owner: Any, *args: Any, **kwargs: Any) -> Any:
    return call(*[at.each(each) for each in args], **kwargs)


MANY_COLUMNS = 8


def _columns(at: Place, call: Rule, owner: Any, *args: Any, **kwargs: Any) -> Any:
    rows = call(*args, **kwargs)
    return rows if len(args) <= MANY_COLUMNS else counted(at.meter, at.site, rows, len(args))


def _mapped(at: Place, call: Rule, owner: Any, *args: Any, **kwargs: Any) -> Any:
    if call.__name__ == "accumulate":
        return call(*args[:1], *[at.callee(each) for each in args[1:]], **kwargs)
    return call(*[at.callee(each) for each in args[:1]], *args[1:], **kwargs)


def _filtered(at: Place, call: Rule, owner: Any, *args: Any, **kwargs: Any) -> Any:
    return call(
        *[at.callee(each) for each in args[:1]], *[at.each(each) for each in args[1:]], **kwargs
    )


def _filtered_first(at: Place, call: Rule, owner: Any, *args: Any, **kwargs: Any) -> Any:
    return call(*[at.each(each) for each in args[:1]], *args[1:], **at.key(kwargs))


def _filtered_all(at: Place, call: Rule, owner: Any, *args: Any, **kwargs: Any) -> Any:
    return call(*[at.each(each) for each in args], **kwargs)


def _skipped(at: Place, call: Rule, owner: Any, *args: Any, **kwargs: Any) -> Any:
    if len(args) > 2 and isinstance(args[1], int):
        args = (at.each(args[0]) if args[1] > 0 else args[0], *args[1:])
    return call(*args, **kwargs)


def _pool(at: Place, call: Rule, owner: Any, *args: Any, **kwargs: Any) -> Any:
    return call(*[at.take(each) for each in args], **kwargs)


def _everything(at: Place, call: Rule, owner: Any, *args: Any, **kwargs: Any) -> Any:
    seen: Dict[int, Any] = {}
    waiting = list(args[:1])
    while waiting:
        value = waiting.pop()
        if id(value) in seen or isinstance(value, (int, float, str, bytes, type(None), type)):
            continue
        seen[id(value)] = value
        at.charge(1 + (size(value) or 0))
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
    return call(*args, **kwargs)


def largest(at: Place, call: Rule, owner: Any, *args: Any, **kwargs: Any) -> Any:
    """Charge for the largest argument: the rule for functions that nobody has described."""
    at.charge(max([size(each) or 0 for each in (*args, *kwargs.values())], default=0))
    return call(*args, **kwargs)


RULES: Dict[str, Rule] = {
    **CONTAINER_RULES,
    "arguments-called": _arguments_called,
    "sorted": _sorted,
    "heap-select": _heap_select,
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
