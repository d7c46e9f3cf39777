"""Faults in what is done: statements left out, loops left too early or not at all, other exceptions."""

from __future__ import annotations

import ast
from typing import Iterator

from ._source import Edit, Source
from ._walk import Site

_REMOVABLE = (ast.Expr, ast.Assign, ast.AugAssign, ast.AnnAssign, ast.Delete, ast.Raise, ast.For, ast.AsyncFor)
_RAISED = {
    "IndexError": "KeyError",
    "KeyError": "IndexError",
    "ValueError": "TypeError",
    "RuntimeError": "ValueError",
    "TimeoutError": "RuntimeError",
}
_CAUGHT = {"BaseException": "Exception", "Exception": "BaseException"}


def statements(site: Site, source: Source) -> Iterator[Edit]:
    """Yield the faults of one statement."""
    node = site.node
    if isinstance(node, _REMOVABLE) or (isinstance(node, ast.Return) and node.value is None):
        yield source.replace("statement left out", node, "pass")
    if isinstance(node, ast.Break):
        yield source.replace("break/continue", node, "continue")
        yield source.replace("statement left out", node, "pass")
    elif isinstance(node, ast.Continue):
        yield source.replace("break/continue", node, "break")
        yield source.replace("statement left out", node, "pass")
    elif isinstance(node, ast.Raise):
        yield from _raised(node, source)
    elif isinstance(node, ast.ExceptHandler) and isinstance(node.type, ast.Name):
        yield source.replace("caught exception", node.type, _CAUGHT.get(node.type.id, "ArithmeticError"))
    elif isinstance(node, ast.Try) and node.finalbody:
        yield from _without_finally(node, source)


def _raised(node: ast.Raise, source: Source) -> Iterator[Edit]:
    name = node.exc.func if isinstance(node.exc, ast.Call) else node.exc
    if isinstance(name, ast.Name) and name.id in _RAISED:
        yield source.replace("raised exception", name, _RAISED[name.id])


def _without_finally(node: ast.Try, source: Source) -> Iterator[Edit]:
    """Do on the good way only what was to be done on each."""
    if not node.handlers:
        last = node.body[-1]
        for start, end in source.find("finally:", source.end(last), source.start(node.finalbody[0])):
            yield Edit("finally", start, end, "except ArithmeticError:\n" + " " * node.col_offset + "    pass\n" + " " * node.col_offset + "else:")
