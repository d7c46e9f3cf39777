"""When a result is the expected one: by value and by type."""

from __future__ import annotations

from typing import Any, Iterable, List, Tuple, Type


def same(got: Any, expected: Any) -> bool:
    """Tell whether two values are equal in value and type, at every depth.

    ``1``, ``1.0`` and ``True`` are three values, floats are compared exactly, NaN is itself. A value of
    a subclass passes for one of its base (a named tuple for a tuple), a truth value never for a number.

    >>> same([1, float("nan")], [1, float("nan")]), same([1], [True])
    (True, False)
    """
    if got is expected:
        return True
    kind = type(expected)
    if (kind is int or kind is str) and type(got) is kind:
        return bool(got == expected)
    if hasattr(kind, "__same__"):
        return bool(expected.__same__(got))
    if type(got) is not kind and (isinstance(got, bool) or not isinstance(got, kind)):
        return False
    if kind is int or kind is str:
        return bool(got == expected)
    if kind is float:
        return bool(got == expected) or (got != got and expected != expected)
    if kind is list or kind is tuple:
        return len(got) == len(expected) and all(map(same, got, expected))
    if kind is dict:
        return same_dicts(got, expected)
    if kind is set or kind is frozenset:
        return same_items(got, expected)
    return bool(got == expected)


def same_dicts(got: Any, expected: Any) -> bool:
    if len(got) != len(expected):
        return False
    keys = {key: key for key in got}
    return all(
        key in keys and same(keys[key], key) and same(got[key], value) for key, value in expected.items()
    )


def same_in_any_order(got: Iterable[Any], expected: Iterable[Any]) -> bool:
    """Tell whether both hold the same items, each as often as in the other; items need no hash.

    >>> same_in_any_order([2, 1, 1], [1, 2, 1]), same_in_any_order([1, 2], [1, 2, 2])
    (True, False)
    """
    left, right = list(got), list(expected)
    return len(left) == len(right) and not _unmatched(left, right, once=True)


def same_items(got: Iterable[Any], expected: Iterable[Any]) -> bool:
    """Tell whether both hold the same items, in whatever order and however often.

    >>> same_items([2, 1, 1], [1, 2])
    True
    """
    left, right = list(got), list(expected)
    return not _unmatched(left, right, once=False) and not _unmatched(right, left, once=False)


def _unmatched(items: List[Any], others: List[Any], once: bool) -> List[Any]:
    try:
        known = {(type(other), other) for other in others}
        if not once:
            return [item for item in items if (type(item), item) not in known]
    except TypeError:
        pass
    rest = list(others)
    missing = []
    for item in items:
        for place, other in enumerate(rest):
            if same(item, other):
                if once:
                    del rest[place]
                break
        else:
            missing.append(item)
    return missing


def is_expected_error(error: BaseException, expected: Tuple[Type[BaseException], ...]) -> bool:
    """Tell whether an exception is of an expected type.

    A starter's NotImplementedError and a RecursionError do not pass for the RuntimeErrors they are.
    """
    if isinstance(error, (NotImplementedError, RecursionError)) and type(error) not in expected:
        return False
    return isinstance(error, expected)
