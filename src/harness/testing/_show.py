"""How values, calls and errors are written in what a learner reads."""

from __future__ import annotations

import ast
from typing import Any, List, Optional, Tuple

SHORT = 120


def short(value: Any, limit: int = SHORT) -> str:
    """Represent a value in at most ``limit`` characters; a ``__repr__`` that raises is named as such."""
    try:
        text = repr(value)
    except RecursionError:
        return f"<{type(value).__name__} whose repr() does not end>"
    except Exception as error:
        return f"<{type(value).__name__} whose repr() raises {type(error).__name__}>"
    if len(text) <= limit:
        return text
    kept = limit - 3
    return f"{text[:kept * 2 // 3]}...{text[-(kept - kept * 2 // 3):]}"


def pair(got: Any, expected: Any) -> Tuple[str, str]:
    """Represent both sides, with their types where only the types differ."""
    left, right = short(got), short(expected)
    if left == right or (type(got) is not type(expected) and _equal(got, expected)):
        return f"{left} ({type(got).__name__})", f"{right} ({type(expected).__name__})"
    return left, right


def difference(got: Any, expected: Any) -> str:
    """Say where two long values part, or return an empty text.

    >>> difference([0] * 99, [0] * 50 + [1] + [0] * 48)
    'They part at index 50: 0 came, 1 was expected.'
    """
    if type(got) is not type(expected) or not isinstance(expected, (list, tuple, str)):
        return ""
    if len(short(expected, 10**6)) <= SHORT and len(short(got, 10**6)) <= SHORT:
        return ""
    for index, (left, right) in enumerate(zip(got, expected)):
        if not _equal(left, right):
            return f"They part at index {index}: {short(left)} came, {short(right)} was expected."
    if len(got) != len(expected):
        return f"{len(got)} items came, {len(expected)} were expected."
    return ""


def error_text(error: BaseException) -> str:
    """Write an exception as Python does in the last line of a traceback, in one short line."""
    name = type(error).__name__
    try:
        text = " ".join(str(error).split())
    except Exception:
        return f"{name} (its text cannot be shown)"
    if len(text) > 200:
        text = text[:197] + "..."
    return f"{name}: {text}" if text else name


def call_text(expression: ast.expr, limit: int = 60) -> Tuple[str, bool]:
    """Return how an expression is called in a sentence, and whether it is a call.

    The receiver is left out: ``q.get(1)`` is ``get(1)``; long arguments become ``…``.
    """
    if isinstance(expression, ast.Await):
        return call_text(expression.value, limit)
    if not isinstance(expression, ast.Call):
        return _clip(ast.unparse(expression), limit), False
    function = expression.func
    name = function.attr if isinstance(function, ast.Attribute) else ast.unparse(function)
    arguments: List[str] = [ast.unparse(argument) for argument in expression.args]
    arguments += [
        f"{keyword.arg}={ast.unparse(keyword.value)}" if keyword.arg else f"**{ast.unparse(keyword.value)}"
        for keyword in expression.keywords
    ]
    text = f"{name}({', '.join(arguments)})"
    return (text if len(text) <= limit else f"{name}(…)"), True


def learner_line(error: Optional[BaseException], filename: str) -> Optional[int]:
    """Return the line of the learner's file that an exception came from last, if it came from there."""
    line = None
    trace = error.__traceback__ if error is not None else None
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == filename:
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


def _clip(text: str, limit: int) -> str:
    return text if len(text) <= limit else text[: limit - 1] + "…"


def _equal(left: Any, right: Any) -> bool:
    try:
        return bool(left == right)
    except Exception:
        return False
