"""Whether the clock has a say in what a program does, or is only shown: "took 0.3 s"."""

from __future__ import annotations

import ast
from typing import Iterable, Optional, Set

from ..loading import parse

CLOCKS = frozenset(
    ("time", "monotonic", "perf_counter", "process_time", "time_ns", "monotonic_ns", "perf_counter_ns", "now", "utcnow")
)
# Calls that pass a reading on, or show it, and decide nothing by it.
SHOWING = frozenset(
    ("print", "format", "str", "repr", "round", "int", "float", "abs", "debug", "info", "warning", "error", "exception",
     "log", "write", "strftime", "isoformat", "fromtimestamp", "total_seconds")
)


def decides(files: Iterable[str]) -> bool:
    """Return whether any of ``files`` compares a reading of the clock, waits by it, or hands it to somebody else.

    Names are followed without regard to scopes: two that are spelt alike count as one.
    """
    trees = [parse(file) for file in files]
    readings: Set[str] = set()
    while True:
        before = len(readings)
        for tree in trees:
            _spread(tree, readings)
        if len(readings) == before:
            return any(_judges(node, readings) for tree in trees for node in ast.walk(tree))


def _name(node: ast.AST) -> Optional[str]:
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else None


def _reads(node: Optional[ast.AST], readings: Set[str]) -> bool:
    """Return whether the value of an expression depends on a reading of the clock."""
    if node is None:
        return False
    for each in ast.walk(node):
        if isinstance(each, ast.Call) and _name(each.func) in CLOCKS:
            return True
        if isinstance(each, (ast.Name, ast.Attribute)) and _name(each) in readings:
            return True
    return False


def _spread(tree: ast.AST, readings: Set[str]) -> None:
    """Add the names that a reading is assigned to, and the functions that return one."""
    for node in ast.walk(tree):
        if isinstance(node, (ast.Assign, ast.AnnAssign, ast.AugAssign, ast.NamedExpr)) and _reads(node.value, readings):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            for target in targets:
                readings.update(filter(None, map(_stored, ast.walk(target))))
        elif isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)):
            body = [node.body] if isinstance(node, ast.Lambda) else _returned(node)
            if any(_reads(each, readings) for each in body):
                readings.add(getattr(node, "name", "<lambda>"))


def _stored(node: ast.AST) -> Optional[str]:
    if isinstance(node, ast.Subscript):
        return _name(node.value)
    stores = isinstance(node, (ast.Name, ast.Attribute)) and isinstance(node.ctx, ast.Store)
    return _name(node) if stores else None


def _returned(function: ast.AST) -> Iterable[ast.AST]:
    for node in ast.walk(function):
        if isinstance(node, (ast.Return, ast.Yield)) and node.value is not None:
            yield node.value


def _judges(node: ast.AST, readings: Set[str]) -> bool:
    if isinstance(node, (ast.Compare, ast.BoolOp)):
        return _reads(node, readings)
    if isinstance(node, (ast.If, ast.While, ast.IfExp, ast.Assert)):
        return _reads(node.test, readings)
    if isinstance(node, ast.Call) and _name(node.func) not in SHOWING:
        given = [*node.args, *(keyword.value for keyword in node.keywords)]
        return any(_reads(each, readings) or _passes_clock(each) for each in given)
    return isinstance(node, ast.arguments) and any(map(_passes_clock, [*node.defaults, *node.kw_defaults]))


def _passes_clock(node: Optional[ast.AST]) -> bool:
    """Return whether somebody is given the clock itself: ``Cache(clock=time.monotonic)``."""
    return isinstance(node, ast.Attribute) and node.attr in CLOCKS
