"""Short representations of any value, that never raise, and the place where two long values differ."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Callable, Dict, List, Tuple

_MAX_DEPTH = 6
_MAX_ITEMS = 60
_BRACKETS = {list: "[]", tuple: "()", set: "{}", frozenset: "{}"}


def safe_repr(value: object, limit: int = 200) -> str:
    """Return ``repr(value)`` on one line in at most some ``limit`` characters, whatever the value does.

    Containers are cut by depth and length, cycles are marked, a representation that raises is replaced by
    a description. Whole values that fit are given as Python would give them.

    >>> safe_repr([1, "a", None])
    "[1, 'a', None]"
    >>> safe_repr("x" * 1000, 20)
    "'xxxxxx…xxxxx' (1,000 characters)"
    """
    try:
        return _render(value, limit, 0, [])
    except RecursionError:
        return _described(value, "is nested too deep to be shown")


def difference(got: object, expected: object, limit: int = 200) -> str:
    """Return one line that names the first place where two values differ, or "" where none can be named.

    >>> difference([1, 2, 4], [1, 2, 3])
    'first difference at index 2: got 4, expected 3'
    """
    try:
        return _difference(got, expected, limit)
    except Exception:
        # Comparing runs the learner's code, which may raise anything.
        return ""


def _render(value: object, limit: int, depth: int, around: List[int]) -> str:
    kind = type(value)
    if kind is str or kind is bytes:
        return _render_text(value, limit)
    if kind is int:
        return _render_int(value, limit)
    if kind in _BRACKETS or kind is dict:
        if id(value) in around:
            return "<the same %s again>" % kind.__name__
        if depth >= _MAX_DEPTH:
            return "…"
        around.append(id(value))
        try:
            if kind is dict:
                return _render_dict(value, limit, depth, around)
            return _render_items(value, kind, limit, depth, around)
        finally:
            around.pop()
    return _render_other(value, limit)


def _render_items(value: Any, kind: type, limit: int, depth: int, around: List[int]) -> str:
    opening, closing = _BRACKETS[kind]
    if not value:
        return f"{kind.__name__}()" if kind in (set, frozenset) else opening + closing
    if kind in (set, frozenset):
        value = _in_order(value)
    parts, left = _cut(value, lambda item: _render(item, limit, depth + 1, around), limit)
    if left:
        parts.append(f"… {left:,} more")
    body = ", ".join(parts)
    if kind is tuple and len(parts) == 1:
        body += ","
    text = opening + body + closing
    return f"frozenset({text})" if kind is frozenset else text


def _render_dict(value: Any, limit: int, depth: int, around: List[int]) -> str:
    def pair(item: Tuple[object, object]) -> str:
        return f"{_render(item[0], limit, depth + 1, around)}: {_render(item[1], limit, depth + 1, around)}"

    parts, left = _cut(list(value.items()), pair, limit)
    if left:
        parts.append(f"… {left:,} more")
    return "{" + ", ".join(parts) + "}"


def _cut(items: Any, render: Callable[[Any], str], limit: int) -> Tuple[List[str], int]:
    parts: List[str] = []
    used = 0
    for item in items:
        if len(parts) >= _MAX_ITEMS or used > limit:
            break
        parts.append(render(item))
        used += len(parts[-1]) + 2
    if used > limit and len(parts) > 1 and len(parts) < len(items):
        parts.pop()
    return parts, len(items) - len(parts)


def _in_order(items: Any) -> List[Any]:
    try:
        return sorted(items)
    except Exception:
        return list(items)


def _render_text(value: Any, limit: int) -> str:
    if len(value) <= limit:
        text = repr(value)
        if len(text) <= 2 * limit:
            return text
    half = max(limit // 2 - 4, 4)
    head, tail = repr(value[:half])[:-1], repr(value[-half + 1 :])
    tail = tail[2:] if tail.startswith("b") else tail[1:]
    unit = "bytes" if isinstance(value, bytes) else "characters"
    return f"{head}…{tail} ({len(value):,} {unit})"


def _render_int(value: Any, limit: int) -> str:
    if value.bit_length() <= 3 * limit:
        return repr(value)
    return f"<an int of {value.bit_length():,} bits>"


def _render_other(value: object, limit: int) -> str:
    try:
        text = repr(value)
    except BaseException as error:
        if isinstance(error, KeyboardInterrupt):
            raise
        return _described(value, f"whose __repr__ raised {type(error).__name__}")
    if type(text) is not str:
        text = str.__str__(text)
    text = " ".join(text.split("\n")) if "\n" in text else text
    if len(text) > limit:
        return f"{text[: limit - 1]}… ({len(text):,} characters)"
    return text


def _described(value: object, what: str) -> str:
    return f"<{type(value).__name__} object {what}>"


def _difference(got: Any, expected: Any, limit: int) -> str:
    if type(got) is not type(expected):
        return ""
    if isinstance(got, (str, bytes)):
        return _text_difference(got, expected)
    if isinstance(got, (list, tuple)):
        return _sequence_difference(got, expected, limit)
    if isinstance(got, dict):
        return _dict_difference(got, expected, limit)
    if isinstance(got, (set, frozenset)):
        missing, extra = expected - got, got - expected
        parts = []
        if missing:
            parts.append(f"missing {safe_repr(missing, limit)}")
        if extra:
            parts.append(f"not expected {safe_repr(extra, limit)}")
        return ", ".join(parts)
    return ""


def _sequence_difference(got: Any, expected: Any, limit: int) -> str:
    for index, (one, other) in enumerate(zip(got, expected)):
        if not (one is other or one == other) or type(one) is not type(other):
            return (
                f"first difference at index {index}: got {safe_repr(one, limit)}, "
                f"expected {safe_repr(other, limit)}"
            )
    shared = min(len(got), len(expected))
    if len(got) < len(expected):
        return f"missing from index {shared} on: {safe_repr(expected[shared:], limit)}"
    if len(got) > len(expected):
        return f"not expected from index {shared} on: {safe_repr(got[shared:], limit)}"
    return ""


def _text_difference(got: Any, expected: Any) -> str:
    shared = 0
    for one, other in zip(got, expected):
        if one != other:
            break
        shared += 1
    if shared == len(got) == len(expected):
        return ""
    start = max(shared - 10, 0)
    return (
        f"first difference at position {shared}: got {got[start : shared + 20]!r}, "
        f"expected {expected[start : shared + 20]!r}"
    )


def _dict_difference(got: Dict[Any, Any], expected: Dict[Any, Any], limit: int) -> str:
    for key, value in expected.items():
        if key not in got:
            return f"missing key {safe_repr(key, limit)}"
        if not (got[key] is value or got[key] == value):
            return (
                f"first difference at key {safe_repr(key, limit)}: got {safe_repr(got[key], limit)}, "
                f"expected {safe_repr(value, limit)}"
            )
    for key in got:
        if key not in expected:
            return f"key {safe_repr(key, limit)} is not expected"
    return ""
