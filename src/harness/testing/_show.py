"""How values, calls and errors are written in what a learner reads."""

from __future__ import annotations

import ast
import re
from typing import Any, List, Optional, Tuple

from ..safe_repr import difference as named_difference
from ..safe_repr import safe_repr

SHORT = 120
_ADDRESS = re.compile(r" at 0x[0-9A-Fa-f]+")


def short(value: Any, limit: int = SHORT) -> str:
    """Represent a value in some ``limit`` characters, the same in every run: addresses are left out.

    >>> short(iter([]))
    '<list_iterator object>'
    """
    text = safe_repr(value, limit)
    return text if isinstance(value, str) else _ADDRESS.sub("", text)


def pair(got: Any, expected: Any) -> Tuple[str, str]:
    """Represent both sides, with their types where only the types differ."""
    left, right = short(got), short(expected)
    if left == right or (type(got) is not type(expected) and _equal(got, expected)):
        return f"{left} ({type(got).__name__})", f"{right} ({type(expected).__name__})"
    return left, right


def difference(got: Any, expected: Any) -> str:
    """Say where two values part whose representations had to be cut, or return an empty text."""
    if len(safe_repr(got, SHORT * 2)) < SHORT and len(safe_repr(expected, SHORT * 2)) < SHORT:
        return ""
    return named_difference(got, expected)


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
