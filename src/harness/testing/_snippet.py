"""Reads a snippet: its statements, and what the comments at their ends promise."""

from __future__ import annotations

import ast
import re
from functools import lru_cache
from textwrap import dedent
from typing import Dict, List, NamedTuple, Optional, Set, Tuple

RAISES = "raises"
VALUE = "value"
ONE_OF = "one of"
ANY_ORDER = "any order"
NOTHING = "nothing"

_PROMISE = re.compile(
    r"#\s*(?:(?P<order>in any order)?\s*->\s*(?P<one>one of\s)?(?P<value>.*?)"
    r"|raises\s+(?P<error>[\w.]+(?:\s+or\s+[\w.]+)*))?"
    r"\s*;?\s*(?:unchanged:\s*(?P<unchanged>\w+(?:\s*,\s*\w+)*))?\s*$"
)
_LOOKS_LIKE_ONE = re.compile(r"#\s*(->|=>|=|returns?\b|raises?\b|in any order|one of|unchanged)")


class Promise(NamedTuple):
    """What the comment behind one statement promises; ``expression`` is what to evaluate for it."""

    kind: str
    text: str
    expression: Optional[ast.expr]
    unchanged: Tuple[str, ...]


class Snippet(NamedTuple):
    """A snippet that was read. ``promises`` are found by the last line of their statement, from 1."""

    lines: Tuple[str, ...]
    tree: ast.Module
    promises: Dict[int, Promise]
    awaits: bool
    needs: Tuple[str, ...]


@lru_cache(maxsize=None)
def read(text: str) -> Snippet:
    """Read a snippet. Raises ValueError, for its author, where a comment looks like a promise and is none."""
    source = dedent(text).strip("\n").rstrip()
    lines = source.split("\n")
    tree = compile(source, "<example>", "exec", ast.PyCF_ONLY_AST | ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)
    assert isinstance(tree, ast.Module)
    promises: Dict[int, Promise] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.stmt) and not hasattr(node, "body"):
            end = node.end_lineno or node.lineno
            rest = lines[end - 1].encode()[node.end_col_offset or 0 :].decode().strip()
            promise = _promise(rest, isinstance(node, ast.Expr))
            if promise is not None:
                promises[end] = promise
    awaits = any(isinstance(node, (ast.Await, ast.AsyncWith, ast.AsyncFor)) for node in _outside_functions(tree))
    return Snippet(tuple(lines), tree, promises, awaits, tuple(_needs(tree)))


def _promise(comment: str, is_expression: bool) -> Optional[Promise]:
    if not comment.startswith("#"):
        return None
    match = _PROMISE.match(comment)
    found = match.groupdict() if match else {}
    unchanged = tuple(re.split(r"\s*,\s*", found["unchanged"])) if found.get("unchanged") else ()
    if found.get("error"):
        names = re.split(r"\s+or\s+", found["error"])
        return Promise(RAISES, " or ".join(names), _expression(f"({', '.join(names)},)"), unchanged)
    if found.get("value"):
        if not is_expression:
            raise ValueError(f"only an expression has a value to compare: {comment}")
        value = found["value"]
        if found["one"]:
            return Promise(ONE_OF, value, _expression(f"({value},)"), unchanged)
        return Promise(ANY_ORDER if found["order"] else VALUE, value, _expression(value), unchanged)
    if unchanged:
        return Promise(NOTHING, "", None, unchanged)
    if _LOOKS_LIKE_ONE.match(comment):
        raise ValueError(f"this comment promises nothing that can be checked: {comment}")
    return None


def _expression(source: str) -> ast.expr:
    return ast.parse(source, mode="eval").body


def _outside_functions(tree: ast.AST) -> List[ast.AST]:
    found: List[ast.AST] = []
    rest: List[ast.AST] = [tree]
    while rest:
        node = rest.pop()
        found.append(node)
        if not isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)):
            rest.extend(ast.iter_child_nodes(node))
    return found


def _needs(tree: ast.Module) -> List[str]:
    """The names that a snippet uses and does not make, in the order of their first use."""
    loaded: List[str] = []
    made: Set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Name):
            if isinstance(node.ctx, ast.Load):
                loaded.append(node.id)
            else:
                made.add(node.id)
        elif isinstance(node, ast.arg):
            made.add(node.arg)
        elif isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            made.add(node.name)
        elif isinstance(node, (ast.Import, ast.ImportFrom)):
            made.update((alias.asname or alias.name).split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ExceptHandler) and node.name:
            made.add(node.name)
    return [name for name in dict.fromkeys(loaded) if name not in made]
