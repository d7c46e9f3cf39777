"""Looks at values without running any of the learner's code."""

from __future__ import annotations

from collections import deque
from types import MemberDescriptorType
from typing import Any

MISSING = object()
LONGEST = 40
_SIMPLE = (int, float, complex, str, bytes, bool, type(None))
_CONTAINERS = (list, tuple, dict, set, frozenset, deque)


def peek(owner: Any, name: str) -> Any:
    """Return what the attribute holds, from the instance or its slots; never through a property."""
    try:
        namespace = object.__getattribute__(owner, "__dict__")
        if name in namespace:
            return namespace[name]
    except AttributeError:
        pass
    for cls in type(owner).__mro__:
        found = cls.__dict__.get(name, MISSING)
        if found is not MISSING:
            if isinstance(found, MemberDescriptorType):
                try:
                    return found.__get__(owner)
                except AttributeError:
                    return MISSING
            return MISSING if hasattr(type(found), "__get__") else found
    return MISSING


def show(value: Any, depth: int = 2) -> str:
    """Return a short text for ``value``: no addresses, no calls of the learner's ``__repr__``.

    >>> show([1, "a", None])
    "[1, 'a', None]"
    """
    text = _show(value, depth)
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


def _show(value: Any, depth: int) -> str:
    if value is MISSING:
        return "?"
    kind = type(value)
    if kind in _SIMPLE:
        return repr(value)
    if kind in _CONTAINERS:
        if depth == 0:
            return "…"
        items = list(value.items()) if kind is dict else list(value)
        shown = items[:6]
        more = ", …" if len(items) > 6 else ""
        if kind is dict:
            return "{" + ", ".join(f"{_show(k, depth - 1)}: {_show(v, depth - 1)}" for k, v in shown) + more + "}"
        text = ", ".join(_show(each, depth - 1) for each in shown) + more
        if kind is tuple:
            return f"({text}{',' if len(items) == 1 else ''})"
        if kind in (set, frozenset):
            return "{" + text + "}" if items else "set()"
        return f"[{text}]" if kind is list else f"deque([{text}])"
    if isinstance(value, BaseException):
        return f"{kind.__name__}(…)"
    if isinstance(value, type) or callable(value) and hasattr(value, "__name__"):
        return str(value.__name__)
    return kind.__name__
