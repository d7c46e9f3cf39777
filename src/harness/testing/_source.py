"""The learner's syntax tree, read once."""

from __future__ import annotations

import ast
import os
from functools import lru_cache
from typing import Iterator, Optional


def tree_of(path: str) -> ast.Module:
    """Parse a file. Raises SyntaxError as Python does."""
    stat = os.stat(path)
    return _parse(path, stat.st_mtime_ns, stat.st_size)


@lru_cache(maxsize=8)
def _parse(path: str, _modified: int, _size: int) -> ast.Module:
    with open(path, "rb") as file:
        return ast.parse(file.read(), path)


def lacks_return(path: Optional[str], name: str) -> bool:
    """Tell whether every function or method of this name returns no value anywhere."""
    try:
        tree = tree_of(path or "")
    except (OSError, SyntaxError, ValueError):
        return False
    found = [
        node
        for node in ast.walk(tree)
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)) and node.name == name
    ]
    return bool(found) and not any(_gives_value(inner) for node in found for inner in _own(node))


def _gives_value(node: ast.AST) -> bool:
    if isinstance(node, (ast.Yield, ast.YieldFrom)):
        return True
    if not isinstance(node, ast.Return) or node.value is None:
        return False
    return not (isinstance(node.value, ast.Constant) and node.value.value is None)


def _own(function: ast.AST) -> Iterator[ast.AST]:
    """The nodes of a function without those of the functions inside it."""
    for child in ast.iter_child_nodes(function):
        yield child
        if not isinstance(child, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda, ast.ClassDef)):
            yield from _own(child)
