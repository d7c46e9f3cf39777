"""Looks at the learner's syntax tree for what they should have written themselves."""

from __future__ import annotations

import ast
import builtins
from typing import Any, Iterator, List, Mapping, NamedTuple, Optional, Sequence, Set, Tuple

from ..failure import CheckFailure
from ._names import Names, is_builtin_type, scoped
from ._slices import slices_of
from ._source import tree_of
from ._storage import Storage

# The C modules behind library modules: the same thing under another name.
_ALSO = {"collections": "_collections", "heapq": "_heapq", "bisect": "_bisect", "queue": "_queue"}
_MAKERS = (ast.List, ast.ListComp, ast.Dict, ast.DictComp, ast.Set, ast.SetComp)


class Finding(NamedTuple):
    """Something that is not the learner's own work: a clause for the sentence, and its line."""

    line: int
    what: str


def forbid(
    path: str,
    starter: Optional[str],
    *,
    imports: Sequence[str] = (),
    calls: Sequence[str] = (),
    storage: Sequence[str] = (),
    slices: Sequence[str] = (),
    within: Optional[str] = None,
    instead: str = "",
) -> None:
    """Raise CheckFailure with verdict ``own-work`` for the first finding; see ``harness.testing``."""
    tree, given = tree_of(path), tree_of(starter) if starter else None
    if given is not None and ast.dump(tree) == ast.dump(given):
        raise CheckFailure("failed", "the file is still the starter: there is no work of yours in it yet")
    names = Names(tree, given, within)
    found: List[Finding] = []
    found += _of_library(names, [*imports, *calls])
    found += [Finding(line, what) for line, what in Storage(names, storage).findings()] if storage else []
    found += [Finding(line, what) for line, what in slices_of(names, slices)]
    if not found:
        return
    first = min(found)
    raise CheckFailure(
        "own-work",
        f"{instead or 'this should be your own work'}: {first.what} on line {first.line}",
        line=first.line,
    )


def _of_library(names: Names, forbidden: Sequence[str]) -> Iterator[Finding]:
    dotted, plain, methods = _sorted_out(forbidden)
    starred = {star: _exported(star) for star in names.stars if any(_covers(one, star) for one in dotted)}
    for statement in names.solution:
        for node, local in scoped(statement):
            if not isinstance(node, ast.expr):
                continue
            full = names.dotted(node)
            for one in dotted:
                if full is not None and (full == one or full.startswith(one + ".")):
                    yield Finding(node.lineno, f"{_told(one)} is used")
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and node.id not in local:
                for star, exported in starred.items():
                    if node.id in exported and any(_is_under(f"{star}.{node.id}", one) for one in dotted):
                        yield Finding(node.lineno, f"{star}.{node.id} is used")
            for name in plain:
                if isinstance(getattr(node, "ctx", ast.Load()), ast.Load) and names.is_builtin(node, name, local):
                    yield Finding(node.lineno, f"{name}() is used")
            for kind, method in methods:
                if _is_method(names, node, kind, method, statement, local):
                    yield Finding(node.lineno, f"{kind}.{method}() is used")


def _sorted_out(forbidden: Sequence[str]) -> Tuple[List[str], List[str], List[Tuple[str, str]]]:
    """Part names into full names of the library, builtins, and methods of builtin types."""
    dotted: List[str] = []
    plain: List[str] = []
    methods: List[Tuple[str, str]] = []
    for name in forbidden:
        first, _, rest = name.partition(".")
        if rest and is_builtin_type(first):
            methods.append((first, rest))
        elif not rest and hasattr(builtins, name):
            plain.append(name)
        else:
            dotted.append(name)
            if first in _ALSO:
                dotted.append(_ALSO[first] + name[len(first) :])
    return dotted, plain, methods


def _is_method(
    names: Names, node: ast.AST, kind: str, method: str, statement: ast.stmt, local: Set[str]
) -> bool:
    if not isinstance(node, ast.Attribute) or node.attr != method or not isinstance(node.ctx, ast.Load):
        return False
    if names.dotted(node.value) is not None:
        return False
    if names.is_builtin(node.value, kind, local):
        return True
    # A method of this name in the learner's file may be theirs, unless the receiver is clearly a builtin.
    return method not in names.methods or _is_made(names, node.value, kind, statement, local)


def _is_made(names: Names, receiver: ast.AST, kind: str, statement: ast.stmt, local: Set[str]) -> bool:
    if isinstance(receiver, _MAKERS):
        return type(receiver).__name__.lower().startswith(kind)
    if isinstance(receiver, ast.Call):
        return names.is_builtin(receiver.func, kind, local) or (
            kind == "list" and names.is_builtin(receiver.func, "sorted", local)
        )
    if isinstance(receiver, ast.Name):
        values = [
            node.value
            for node in ast.walk(statement)
            if isinstance(node, ast.Assign)
            and any(isinstance(target, ast.Name) and target.id == receiver.id for target in node.targets)
        ]
        return bool(values) and all(
            not isinstance(value, ast.Name) and _is_made(names, value, kind, statement, local) for value in values
        )
    return False


def _covers(forbidden: str, module: str) -> bool:
    return forbidden == module or forbidden.startswith(module + ".") or module.startswith(forbidden + ".")


def _is_under(full: str, forbidden: str) -> bool:
    return full == forbidden or full.startswith(forbidden + ".")


def _exported(module: str) -> Set[str]:
    from importlib import import_module

    try:
        loaded: Any = import_module(module)
    except ImportError:
        return set()
    return set(getattr(loaded, "__all__", None) or (name for name in vars(loaded) if not name.startswith("_")))


def _told(name: str) -> str:
    first = name.split(".")[0]
    known: Mapping[str, str] = {also: module for module, also in _ALSO.items()}
    return known.get(first, first) + name[len(first) :]
