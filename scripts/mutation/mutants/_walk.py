"""The nodes of a syntax tree that say what the program does: no type hints, docstrings, messages or imports."""

from __future__ import annotations

import ast
from typing import Iterator, List, NamedTuple, Tuple

_SILENT_CALLS = {"print", "TypeVar", "NamedTuple", "namedtuple", "cast"}


class Site(NamedTuple):
    """A node and what it stands in, the innermost last."""

    node: ast.AST
    parents: Tuple[ast.AST, ...]

    @property
    def parent(self) -> ast.AST:
        return self.parents[-1]

    @property
    def where(self) -> str:
        """The function or class it stands in, as in ``Queue.dequeue``; empty in the module itself."""
        named = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
        return ".".join(each.name for each in self.parents if isinstance(each, named))


def sites(tree: ast.Module) -> Iterator[Site]:
    """Yield every node that can be changed, in the order of the text."""
    yield from _below(tree, ())


def _below(node: ast.AST, parents: Tuple[ast.AST, ...]) -> Iterator[Site]:
    inside = (*parents, node)
    for child in _children(node):
        if not _says_nothing(child, inside):
            yield Site(child, inside)
            yield from _below(child, inside)


def _children(node: ast.AST) -> List[ast.AST]:
    if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
        defaults = [default for default in (*node.args.defaults, *node.args.kw_defaults) if default is not None]
        return [*defaults, *node.body]
    if isinstance(node, ast.ClassDef):
        return list(node.body)
    if isinstance(node, ast.AnnAssign):
        return [] if node.value is None else [node.value]
    if isinstance(node, ast.Raise):
        return []
    if isinstance(node, ast.JoinedStr):
        return []
    return list(ast.iter_child_nodes(node))


def _says_nothing(node: ast.AST, parents: Tuple[ast.AST, ...]) -> bool:
    if isinstance(node, (ast.Import, ast.ImportFrom, ast.Assert, ast.Global, ast.Nonlocal, ast.Pass)):
        return True
    if isinstance(node, ast.Expr):
        return isinstance(node.value, ast.Constant) or _calls_silently(node.value)
    if isinstance(node, ast.Assign):
        in_module = isinstance(parents[-1], ast.Module)
        names = [target.id for target in node.targets if isinstance(target, ast.Name)]
        return "__slots__" in names or (in_module and _is_alias(node.value))
    return isinstance(node, ast.AnnAssign) and node.value is None


def _is_alias(value: ast.expr) -> bool:
    return isinstance(value, ast.Subscript) or _calls_silently(value)


def _calls_silently(value: ast.expr) -> bool:
    return isinstance(value, ast.Call) and isinstance(value.func, ast.Name) and value.func.id in _SILENT_CALLS
