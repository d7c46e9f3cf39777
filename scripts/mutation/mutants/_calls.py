"""Faults in calls: arguments in the wrong order or left out, the wrong one of two methods, a copy not made."""

from __future__ import annotations

import ast
from typing import Iterator

from ._source import Edit, Source
from ._walk import Site

_METHODS = {
    "append": "insert(0, ",
    "appendleft": "append(",
    "popleft": "pop(",
    "extend": "append(",
    "add": "discard(",
    "set": "clear(",
    "startswith": "endswith(",
    "call_soon_threadsafe": "call_soon(",
}
_FUNCTIONS = {"min": "max", "max": "min", "any": "all", "all": "any", "sorted": "list"}
# Without these calls, their argument itself is used: no copy, no order turned round, no rounding.
_WRAPPERS = {"list", "tuple", "set", "dict", "reversed", "sorted", "iter", "abs", "int", "bool", "str", "frozenset"}


def calls(site: Site, source: Source) -> Iterator[Edit]:
    """Yield the faults of one call."""
    node = site.node
    if not isinstance(node, ast.Call):
        return
    if isinstance(node.func, ast.Attribute):
        yield from _method(node, node.func, source)
    elif isinstance(node.func, ast.Name):
        yield from _function(node, node.func, source)
    symmetric = isinstance(node.func, ast.Name) and node.func.id in ("min", "max")
    for one, other in () if symmetric else zip(node.args, node.args[1:]):
        if not isinstance(one, ast.Starred) and not isinstance(other, ast.Starred):
            yield source.swap("swapped arguments", one, other)
    yield from _left_out(node, source)


def _method(node: ast.Call, func: ast.Attribute, source: Source) -> Iterator[Edit]:
    name, end = func.attr, source.end(func)
    start = end - len(name)
    for _, opened in source.find(r"\(", end, source.end(node)):
        if name in _METHODS:
            yield Edit("method", start, opened, _METHODS[name])
        elif name == "pop" and not node.args:
            yield Edit("method", start, opened, "pop(0")
        elif name == "pop" and source.of(node.args[0]) == "0":
            yield source.replace("method", node.args[0], "")


def _function(node: ast.Call, func: ast.Name, source: Source) -> Iterator[Edit]:
    if func.id in _FUNCTIONS:
        yield source.replace("function", func, _FUNCTIONS[func.id])
    if func.id in _WRAPPERS and len(node.args) == 1 and not isinstance(node.args[0], ast.GeneratorExp):
        yield source.replace("call left out", node, f"({source.of(node.args[0])})")
    if func.id == "range" and node.args:
        stop = node.args[min(1, len(node.args) - 1)]
        if not isinstance(stop, ast.Constant):
            yield source.replace("range", stop, f"{source.of(stop)} + 1")
            yield source.replace("range", stop, f"{source.of(stop)} - 1")


def _left_out(node: ast.Call, source: Source) -> Iterator[Edit]:
    """Leave out one keyword argument: what it asks for is then not done."""
    before = node.func
    values = [*node.args, *(keyword.value for keyword in node.keywords)]
    for value in values:
        keyword = next((each for each in node.keywords if each.value is value), None)
        if keyword is not None and keyword.arg is not None:
            start, end = source.end(before), source.end(value)
            lead = "(" if before is node.func else ","
            for _, opened in source.find(r"\(" if lead == "(" else ",", start, end):
                follows = source.between(end, source.end(node)).lstrip().startswith(",")
                if lead == "(" and follows:
                    end += source.between(end, source.end(node)).index(",") + 1
                yield Edit("argument left out", opened if lead == "(" else opened - 1, end, "")
        before = value
