"""Which form of an operation stands at a place in the source."""

from __future__ import annotations

import ast
from typing import Any, Dict, Optional

from .. import loading
from ._costs import Operation
from ._meter import Site

Form = Dict[str, Any]

_RANKS = {"O(1)": 0, "O(start)": 1, "O(n)": 1, "O(n log k)": 2, "O(n log n)": 3, "O(n^2)": 4}


def form_at(operation: Operation, path: str, place: Site) -> Form:
    """Return the form that the call at ``place`` has; the costliest of those that could be meant."""
    forms = operation.forms
    if len(forms) == 1:
        return forms[0]
    call = _call_at(path, place)
    fitting = [] if call is None else [form for form in forms if _fits(form["code"], call)]
    return max(fitting or forms, key=lambda form: _RANKS.get(form["worst"], 1))


def _call_at(path: str, place: Site) -> Optional[ast.Call]:
    # A call counts at the end of what is called, which tells the calls of a chain apart.
    for node in ast.walk(loading.parse(path)):
        if isinstance(node, ast.Call) and (node.func.end_lineno, node.func.end_col_offset) == (place.line, place.column):
            return node
    return None


def _fits(code: str, call: ast.Call) -> bool:
    """Tell whether a call has the arguments that ``code`` shows: as many, and a list where it shows one."""
    shown = ast.parse(code, mode="eval").body
    if not isinstance(shown, ast.Call) or any(isinstance(each, ast.Starred) for each in call.args):
        return True
    return len(shown.args) == len(call.args) and all(map(_could_be, shown.args, call.args))


def _could_be(shown: ast.expr, given: ast.expr) -> bool:
    return not (isinstance(shown, ast.List) and isinstance(given, ast.Constant))
