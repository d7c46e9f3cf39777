"""A call as somebody has written it down: what it is made with is built first, and the call alone is measured."""

from __future__ import annotations

import ast
import random
from typing import Any, Tuple

from ._candidates import Candidate, consume


class NoCall(ValueError):
    """The text is no call of a function."""


def given(path: str, text: str) -> Candidate:
    """Return the call ``text`` ("count(list(range(n)), 3)", "Queue(n).dequeue()"), in which n is the size.

    Names are those of the file; ``random`` is there as well. Raises NoCall.
    """
    try:
        call = ast.parse(text.strip(), "<call>", "eval").body
    except SyntaxError as error:
        raise NoCall(f"“{text}” is no Python: {error.msg}") from None
    if not isinstance(call, ast.Call):
        raise NoCall(f"“{text}” is no call; write one as in “f(list(range(n)))”, with n for the size")
    function = _compiled(call.func)
    collected = ast.parse("(lambda *arguments, **named: (arguments, named))()", mode="eval").body
    assert isinstance(collected, ast.Call)
    collected.args, collected.keywords = call.args, call.keywords
    arguments = _compiled(collected)

    def setup(module: Any, n: int) -> Any:
        names = {"random": random, **vars(module), "n": n}
        return (eval(function, names), *eval(arguments, names))

    def workload(prepared: Tuple[Any, Any, Any], n: int) -> None:
        called, positional, named = prepared
        consume(path, called(*positional, **named))

    return Candidate(f"the call {text.strip()}", setup, workload)


def _compiled(node: ast.expr) -> Any:
    return compile(ast.fix_missing_locations(ast.Expression(node)), "<call>", "eval")
