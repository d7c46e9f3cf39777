"""Which code of a learner's file counts as the solution, and what the names in it stand for."""

from __future__ import annotations

import ast
import builtins
from typing import Dict, Iterator, List, Optional, Set, Tuple

FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)
DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)


class Names:
    """The learner's file as names: what is imported, what is defined, and what the solution reaches.

    The solution is what the starter's names reach, or ``within`` one name what that reaches. Left out are
    top-level statements that stand in the starter as they are, tests (``test_*``, ``Test*``), and the block
    behind ``if __name__ == "__main__"``.
    """

    def __init__(self, tree: ast.Module, starter: Optional[ast.Module], within: Optional[str] = None) -> None:
        self.tree = tree
        self.imports: Dict[str, str] = {}
        self.stars: List[str] = []
        self._read_imports()
        given = {ast.dump(statement) for statement in starter.body} if starter is not None else set()
        self.given = {
            name for statement in tree.body if ast.dump(statement) in given for name in bound_by(statement)
        }
        counted = [one for one in tree.body if ast.dump(one) not in given and not _is_aside(one)]
        self.definitions: Dict[str, List[ast.stmt]] = {}
        for statement in counted:
            for name in bound_by(statement):
                self.definitions.setdefault(name, []).append(statement)
        self.solution = self._reached(counted, starter, within)
        self.module_names = {name for statement in tree.body for name in bound_by(statement)} - set(self.imports)
        self.methods = {
            inner.name
            for node in ast.walk(tree)
            if isinstance(node, ast.ClassDef)
            for inner in node.body
            if isinstance(inner, (ast.FunctionDef, ast.AsyncFunctionDef))
        }

    def _read_imports(self) -> None:
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                for alias in node.names:
                    self.imports[alias.asname or alias.name.split(".")[0]] = (
                        alias.name if alias.asname else alias.name.split(".")[0]
                    )
            elif isinstance(node, ast.ImportFrom) and not node.level:
                for alias in node.names:
                    if alias.name == "*":
                        self.stars.append(node.module or "")
                    else:
                        self.imports[alias.asname or alias.name] = f"{node.module}.{alias.name}"

    def _reached(
        self, counted: List[ast.stmt], starter: Optional[ast.Module], within: Optional[str]
    ) -> List[ast.stmt]:
        """The counted statements that the solution reaches, in the order of the file."""
        known = set(self.definitions)
        if within is not None:
            waiting = [one for one in self.definitions.get(within, [])]
        else:
            roots = {name for statement in starter.body for name in bound_by(statement)} if starter else known
            if not roots & known:
                roots = known
            waiting = [one for name in roots & known for one in self.definitions[name]]
            waiting += [one for one in counted if not isinstance(one, (*DEFINITIONS, ast.Assign, ast.AnnAssign))]
        reached: Set[int] = set()
        while waiting:
            statement = waiting.pop()
            if id(statement) in reached:
                continue
            reached.add(id(statement))
            for node in uses(statement):
                if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and node.id in known:
                    waiting.extend(self.definitions[node.id])
        return [statement for statement in counted if id(statement) in reached]

    def dotted(self, node: ast.AST) -> Optional[str]:
        """Return the full name of what an expression stands for, where it comes from an import.

        ``D`` after ``from collections import deque as D``, ``getattr(collections, "deque")`` and
        ``__import__("collections").deque`` are all ``collections.deque``.
        """
        if isinstance(node, ast.Name):
            return self.imports.get(node.id)
        if isinstance(node, ast.Attribute):
            owner = self.dotted(node.value)
            return f"{owner}.{node.attr}" if owner else None
        if isinstance(node, ast.Subscript):
            text = _constant(node.slice)
            return text if text and self.dotted(node.value) == "sys.modules" else None
        if isinstance(node, ast.Call) and node.args:
            first = _constant(node.args[0])
            function = node.func
            if isinstance(function, ast.Name) and function.id == "__import__":
                return first.split(".")[0] if first else None
            if isinstance(function, ast.Name) and function.id == "getattr" and len(node.args) > 1:
                owner, name = self.dotted(node.args[0]), _constant(node.args[1])
                return f"{owner}.{name}" if owner and name else None
            if self.dotted(function) == "importlib.import_module":
                return first
        return None

    def is_builtin(self, node: ast.AST, name: str, local: Set[str]) -> bool:
        """Tell whether a node stands for the builtin ``name``, and not for something of the learner's."""
        if isinstance(node, ast.Name):
            return node.id == name and name not in local and name not in self.module_names and name not in self.imports
        return self.dotted(node) == f"builtins.{name}"


def bound_by(statement: ast.stmt) -> Iterator[str]:
    """The module names that a top-level statement binds."""
    if isinstance(statement, DEFINITIONS):
        yield statement.name
        return
    rest: List[ast.AST] = [statement]
    while rest:
        node = rest.pop()
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id
        elif isinstance(node, (ast.Import, ast.ImportFrom)):
            yield from ((alias.asname or alias.name).split(".")[0] for alias in node.names)
        elif isinstance(node, DEFINITIONS):
            yield node.name
            continue
        if not isinstance(node, ast.Lambda):
            rest.extend(ast.iter_child_nodes(node))


def uses(node: ast.AST) -> Iterator[ast.AST]:
    """Walk a node without its annotations: those are no use of what they name."""
    yield node
    for field, value in ast.iter_fields(node):
        if field in ("annotation", "returns"):
            continue
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST):
                yield from uses(child)


def scoped(node: ast.AST, local: Optional[Set[str]] = None) -> Iterator[Tuple[ast.AST, Set[str]]]:
    """Walk like ``uses``, each node with the names that the functions around it bind."""
    local = local if local is not None else set()
    yield node, local
    inner = local | _bound_in(node) if isinstance(node, FUNCTIONS) else local
    for field, value in ast.iter_fields(node):
        if field in ("annotation", "returns"):
            continue
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST):
                yield from scoped(child, inner)


def _bound_in(function: ast.AST) -> Set[str]:
    bound: Set[str] = set()
    outside: Set[str] = set()
    for node in uses(function):
        if isinstance(node, ast.arg):
            bound.add(node.arg)
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            bound.add(node.id)
        elif isinstance(node, DEFINITIONS) and node is not function:
            bound.add(node.name)
        elif isinstance(node, (ast.Global, ast.Nonlocal)):
            outside.update(node.names)
    return bound - outside


def _is_aside(statement: ast.stmt) -> bool:
    if isinstance(statement, DEFINITIONS):
        return statement.name.startswith(("test_", "Test"))
    return (
        isinstance(statement, ast.If)
        and isinstance(statement.test, ast.Compare)
        and any(isinstance(node, ast.Name) and node.id == "__name__" for node in ast.walk(statement.test))
    )


def _constant(node: ast.AST) -> Optional[str]:
    value = node.value if isinstance(node, ast.Constant) else None
    return value if isinstance(value, str) else None


def is_builtin_type(name: str) -> bool:
    return isinstance(getattr(builtins, name, None), type)
