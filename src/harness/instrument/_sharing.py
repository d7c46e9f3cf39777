"""Which names of a module several threads can see change."""

from __future__ import annotations

import ast
from typing import Dict, Iterator, List, Optional, Set

FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)


class Scope:
    """One function (or the module): the names it binds, and the functions directly inside it."""

    def __init__(self, name: str, parent: Optional["Scope"]) -> None:
        self.name = name
        self.parent = parent
        self.bound: Dict[str, int] = {}
        self.used: Set[str] = set()
        self.outer: Set[str] = set()
        self.module_level: Set[str] = set()
        self.inner: List[Scope] = []
        self.changing: Set[str] = set()

    def bind(self, name: str, times: int = 1) -> None:
        self.bound[name] = self.bound.get(name, 0) + times


class Sharing:
    """Answers, for a name used in a function, whether another thread may rebind it.

    That is so for module-level names that some function declares ``global``, for names that an inner
    function declares ``nonlocal``, and for names that an inner function reads while the outer one binds
    them more than once. Constant bindings need no watching: what they refer to is watched where it is used.
    """

    def __init__(self, tree: ast.Module) -> None:
        self.module = Scope("", None)
        self.of: Dict[ast.AST, Scope] = {}
        self._collect(tree, self.module)
        self._globals = {name for scope in self._all(self.module) for name in scope.module_level}
        for scope in self._all(self.module):
            for name in scope.outer:
                binder = self._binder(scope.parent, name)
                if binder is not None:
                    binder.changing.add(name)
            for name in scope.used - set(scope.bound):
                binder = self._binder(scope.parent, name)
                if binder is not None and binder.bound[name] > 1:
                    binder.changing.add(name)

    def owner(self, scope: Scope, name: str) -> Optional[str]:
        """Return a label of the scope whose variable ``name`` is when it may change under us, else None."""
        if name in scope.module_level:
            return "global"
        binder = scope if name in scope.bound and name not in scope.outer else self._binder(scope.parent, name)
        if binder is None:
            return "global" if name in self._globals else None
        return binder.name if name in binder.changing else None

    @staticmethod
    def _binder(scope: Optional[Scope], name: str) -> Optional[Scope]:
        while scope is not None and scope.parent is not None:
            if name in scope.bound and name not in scope.outer and name not in scope.module_level:
                return scope
            if name in scope.module_level:
                return None
            scope = scope.parent
        return None

    def _all(self, scope: Scope) -> Iterator[Scope]:
        yield scope
        for inner in scope.inner:
            yield from self._all(inner)

    def _collect(self, node: ast.AST, scope: Scope, in_loop: bool = False) -> None:
        for child in ast.iter_child_nodes(node):
            if isinstance(child, FUNCTIONS):
                name = getattr(child, "name", "<lambda>")
                if not isinstance(child, ast.Lambda):
                    scope.bind(name)
                inner = Scope(f"{scope.name}.{name}" if scope.name else name, scope)
                scope.inner.append(inner)
                self.of[child] = inner
                for argument in ast.walk(child.args):
                    if isinstance(argument, ast.arg):
                        inner.bind(argument.arg)
                self._collect(child, inner)
            elif isinstance(child, ast.Global):
                scope.module_level.update(child.names)
            elif isinstance(child, ast.Nonlocal):
                scope.outer.update(child.names)
            else:
                loop = in_loop or isinstance(child, (ast.For, ast.AsyncFor, ast.While))
                if isinstance(child, ast.Name):
                    if isinstance(child.ctx, ast.Load):
                        scope.used.add(child.id)
                    else:
                        scope.bind(child.id, 2 if in_loop else 1)
                elif isinstance(child, ast.AugAssign) and isinstance(child.target, ast.Name):
                    scope.bind(child.target.id, 2)
                self._collect(child, scope, loop)
