"""Common slips, each told in one sentence beside the failure that shows it."""

from __future__ import annotations

from ..exception_text import text_of
from ._source import lacks_return

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Optional


def of_result(
    got: Any, expected: Any, printed: str = "", name: str = "", path: Optional[str] = None
) -> Optional[str]:
    """Return the sentence about the slip that a wrong result shows, if it shows one.

    ``printed`` is what the call printed, ``name`` the function that gave it, in the learner's file at ``path``.
    """
    if got is None and expected is not None:
        if _prints(printed, expected):
            return f"It printed {printed.strip()!r} instead of returning it: use return."
        return "It returned None: a return is missing." if lacks_return(path, name) else None
    kind = type(got).__name__
    if kind != type(expected).__name__:
        sentence = _of_kind(kind, name, isinstance(expected, (list, tuple))) or _of_simple(got, expected)
        if sentence:
            return sentence
    if isinstance(got, (list, tuple, str)) and isinstance(expected, (list, tuple, str)):
        return _of_sequence(got, expected)
    if isinstance(got, BaseException) or (isinstance(got, type) and issubclass(got, BaseException)):
        return f"It returned the exception: use raise {got.__name__ if isinstance(got, type) else kind}."
    return None


def of_missing_error(got: Any, printed: str = "") -> Optional[str]:
    """The same for a call that should have raised an exception and returned ``got``."""
    if isinstance(got, BaseException):
        return f"It returned the exception: use raise {type(got).__name__}."
    if isinstance(got, type) and issubclass(got, BaseException):
        return f"It returned the exception: use raise {got.__name__}."
    if type(got).__name__ in ("coroutine", "generator"):
        return _of_kind(type(got).__name__, "", False)
    if isinstance(got, str) and "error" in got.lower():
        return "It returned a text: raise the exception instead."
    if "error" in printed.lower():
        return "It printed a text: raise the exception instead."
    return None


def of_error(error: BaseException, owner: Any = None, attribute: str = "") -> Optional[str]:
    """The same for an exception of a call to ``attribute`` of the class ``owner``; the runner advises on others."""
    if not isinstance(error, TypeError) or not attribute or owner is None:
        return None
    text = text_of(error)
    found = getattr(owner, attribute, None)
    code = getattr(found, "__code__", None)
    if code is not None and "positional argument" in text:
        first = code.co_varnames[:1]
        if code.co_argcount == 0 or first not in (("self",), ("cls",), ("this",)):
            return f"{attribute} on line {code.co_firstlineno} lacks the parameter self."
    if isinstance(found, property) and "not callable" in text:
        return f"{attribute} is a property: a method is asked for, without @property."
    return None


def of_changed_argument(before: Any, after: Any) -> Optional[str]:
    """The same for an argument that should have stayed as it was."""
    if isinstance(before, list) and isinstance(after, list):
        return "Work on a copy: list(...) or a slice makes one."
    return "Work on a copy."


def _prints(printed: str, expected: Any) -> bool:
    text = printed.strip()
    return bool(text) and text in (str(expected), repr(expected))


def _of_simple(got: Any, expected: Any) -> Optional[str]:
    """The same for plain values, whose comparison runs no code of the learner's."""
    if type(expected) is bool and type(got) in (int, float, str, list, tuple, dict, set):
        return "True or False is asked for: a comparison, not or bool() gives one."
    if type(got) is tuple and len(got) == 1 and type(got[0]) is type(expected) in (int, float, str) and got[0] == expected:
        return "The comma behind the value makes a tuple of it."
    if type(got) is str and type(expected) in (int, float) and got == str(expected):
        return "It returned the number as a text."
    return None


def _of_kind(kind: str, name: str, wants_sequence: bool) -> Optional[str]:
    if kind == "coroutine":
        return f"It returned a coroutine: an await is missing, or {name or 'the function'} should be a plain def."
    if kind == "generator" and not wants_sequence:
        return "It returned a generator: yield makes one, and return gives the value itself."
    if kind in ("generator", "async_generator"):
        return f"It returned a {kind.replace('_', ' ')}: collect the values and return them."
    if kind in ("method", "builtin_function_or_method"):
        return f"{name or 'It'} is a method: a property is asked for, or the call lacks its ()."
    if kind == "function":
        return "It returned a function: the call lacks its ()."
    if kind in ("map", "filter", "zip", "range", "dict_keys", "dict_values", "dict_items", "list_reverseiterator"):
        return f"It returned a {kind} object: list(...) makes a list of it."
    return None


def _of_sequence(got: Any, expected: Any) -> Optional[str]:
    if type(got) is not type(expected):
        if not isinstance(got, str) and not isinstance(expected, str) and list(got) == list(expected):
            return f"The items are right, but it is a {type(got).__name__} and not a {type(expected).__name__}."
        return None
    items, wanted = list(got), list(expected)
    if len(wanted) > 1 or len(items) > 1:
        if items == wanted[:-1]:
            return "The last item is missing: the loop may end one too early."
        if items == wanted[1:]:
            return "The first item is missing: the loop may start one too late."
        if items[:-1] == wanted:
            return "There is one item too many at the end: the loop may end one too late."
        if items[1:] == wanted:
            return "There is one item too many at the start."
        if items == wanted[::-1] and items != wanted:
            return "It is in reverse order."
    if len(items) == len(wanted) and all(type(one) is int and type(two) is int for one, two in zip(items, wanted)):
        if len({one - two for one, two in zip(items, wanted)}) == 1 and abs(items[0] - wanted[0]) == 1:
            return "Every number is off by one."
    from ._compare import same_in_any_order

    if items != wanted and same_in_any_order(items, wanted):
        return "The items are right, but their order is not."
    return None
