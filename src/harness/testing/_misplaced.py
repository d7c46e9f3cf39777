"""Where a name stands that the learner's file seems to lack: often it is there, one step of indentation off."""

from __future__ import annotations

import ast
from typing import Iterator, List, Optional, Tuple

from .. import loading

# What to do, and the line on which the name is defined.
Place = Tuple[str, int]
_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


def misplaced(path: str, name: str) -> Optional[Place]:
    """Return where the file defines ``name`` other than for itself; None when it does so nowhere."""
    for chain, line in _definitions(path, name):
        around = chain[-1] if chain else None
        if isinstance(around, _FUNCTIONS):
            return f"{name} stands inside {around.name} on line {line}: move it to the left margin.", line
        if isinstance(around, ast.ClassDef):
            return f"{name} stands inside the class {around.name} on line {line}: move it to the left margin.", line
        if any(isinstance(node, ast.If) and _asks_for_main(node.test) for node in chain):
            return f'{name} stands under if __name__ == "__main__", which tests skip: move it to the left margin.', line
    return None


def misplaced_method(path: str, owner: str, name: str) -> Optional[Place]:
    """Return where the file defines ``name`` other than in the class ``owner``; None when it does so nowhere."""
    for chain, line in _definitions(path, name):
        around = chain[-1] if chain else None
        if isinstance(around, _FUNCTIONS) and any(isinstance(node, ast.ClassDef) and node.name == owner for node in chain):
            return f"{name} stands inside {around.name} on line {line}: move it one step to the left.", line
        if around is None:
            return f"{name} stands outside the class on line {line}: indent it, so that it belongs to {owner}.", line
    return None


def _definitions(path: str, name: str) -> Iterator[Tuple[List[ast.stmt], int]]:
    """The definitions of ``name`` with the statements around each, from the outside in."""
    try:
        tree = loading.parse(path)
        yield from _below(tree, name, [])
    except (OSError, SyntaxError, ValueError, RecursionError):
        return


def _below(node: ast.AST, name: str, chain: List[ast.stmt]) -> Iterator[Tuple[List[ast.stmt], int]]:
    for child in ast.iter_child_nodes(node):
        if not isinstance(child, ast.stmt):
            continue
        if isinstance(child, (*_FUNCTIONS, ast.ClassDef)) and child.name == name:
            yield chain, child.lineno
        yield from _below(child, name, [*chain, child])


def _asks_for_main(test: ast.expr) -> bool:
    return any(isinstance(node, ast.Name) and node.id == "__name__" for node in ast.walk(test))
