"""Counts what a module does: the client of the growth engine."""

from __future__ import annotations

import ast
from typing import Callable, Dict, FrozenSet, List, Optional

from ._names import Names, Numbers
from ._operations import OperationTicks

# ``site(filename, line, column, kind)`` returns the number under which the steps of that place are counted.
Site = Callable[[str, int, int, str], int]


class Ticks(OperationTicks):
    """Rewrites a module so that its loops, functions and costly operations call counting helpers.

    ``site(filename, line, column, kind)`` hands out the number of a place; ``helpers`` are the functions that the
    rewritten module calls (``__tick__(site)`` for a turn or a call, the others as in ``OperationTicks``);
    ``methods`` are the names of methods and functions whose cost may depend on a size.
    """

    def __init__(self, site: Site, helpers: Dict[str, object], methods: FrozenSet[str]) -> None:
        self._site = site
        self._helpers = helpers
        self.methods = methods
        self._functions: List[ast.AST] = []
        self._classes: List[str] = []

    def namespace(self, filename: str) -> Dict[str, object]:
        return dict(self._helpers)

    def enter_module(self, tree: ast.Module) -> None:
        self.names = Names(tree)
        self.numbers = Numbers(self.names)
        self._functions = []
        self._classes = []

    def site(self, node: ast.AST, kind: str) -> int:
        """Return the number of the place where ``node`` stands."""
        return self._site(self.filename, getattr(node, "lineno", 1), getattr(node, "col_offset", 0), kind)

    def tick(self, node: ast.AST, kind: str) -> ast.Call:
        """Return ``__tick__(site)``, which counts one step and is true."""
        return self.call("__tick__", [self.site(node, kind)], node)

    # --- what counts one step -------------------------------------------------------------------------

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST:
        return self._function(node)

    def visit_AsyncFunctionDef(self, node: ast.AsyncFunctionDef) -> ast.AST:
        return self._function(node)

    def _function(self, node: "ast.FunctionDef | ast.AsyncFunctionDef") -> ast.AST:
        first = self.statement(self.tick(node, "function"))
        self.numbers.enter(node)
        self._functions.append(node)
        node.body = self.visit_block(node.body)
        self._functions.pop()
        self.numbers.leave()
        self.insert_first(node.body, [first])
        return node

    def visit_ClassDef(self, node: ast.ClassDef) -> ast.AST:
        self._classes.append(node.name)
        node.body = self.visit_block(node.body)
        self._classes.pop()
        return node

    def visit_Lambda(self, node: ast.Lambda) -> ast.AST:
        tick = self.tick(node.body, "lambda")
        body = self.visit(node.body)
        node.body = ast.copy_location(ast.BoolOp(op=ast.And(), values=[tick, body]), body)
        return node

    def visit_For(self, node: ast.For) -> ast.AST:
        return self._loop(node)

    def visit_AsyncFor(self, node: ast.AsyncFor) -> ast.AST:
        return self._loop(node)

    def visit_While(self, node: ast.While) -> ast.AST:
        return self._loop(node)

    def _loop(self, node: "ast.For | ast.AsyncFor | ast.While") -> ast.AST:
        turn = self.statement(self.tick(node, "loop"))
        if isinstance(node, ast.While):
            node.test = self.visit(node.test)
        else:
            node.target = self.visit(node.target)
            node.iter = self._source(node.iter)
        node.body = [turn, *self.visit_block(node.body)]
        node.orelse = self.visit_block(node.orelse)
        return node

    def _source(self, node: ast.expr) -> ast.expr:
        may_be_dict = isinstance(node, (ast.Name, ast.Attribute, ast.Subscript)) or (
            isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
        )
        source: ast.expr = self.visit(node)
        if self.names.deletes_items and may_be_dict:
            return self.call("__loop__", [self.site(node, "operator"), source], source)
        return source

    def visit_comprehension(self, node: ast.comprehension) -> ast.AST:
        turn = self.tick(node.target, "comprehension")
        node.iter = self._source(node.iter)
        node.ifs = [turn, *(self.visit(each) for each in node.ifs)]
        return node

    def visit_match_case(self, node: ast.AST) -> ast.AST:
        super().visit_match_case(node)
        copies = [
            self.statement(self.call("__sized__", [self.site(star, "unpacking"), self.kept(star.name, star)], star))
            for star in ast.walk(getattr(node, "pattern"))
            if type(star).__name__ == "MatchStar" and getattr(star, "name")
        ]
        body: List[ast.stmt] = getattr(node, "body")
        body[0:0] = copies
        return node

    # --- what OperationTicks asks ---------------------------------------------------------------------

    def is_local(self, name: str) -> bool:
        """Tell whether CPython keeps ``name`` in a fast local, where ``text += more`` does not copy.

        Variables of enclosing functions pass too: whether those copy depends on the version.
        """
        if not self._functions:
            return True
        return not any(
            isinstance(node, ast.Global) and name in node.names for node in ast.walk(self._functions[-1])
        )

    def attribute_name(self, name: str) -> str:
        """Return the name under which an attribute is stored: private names are mangled inside a class."""
        if name.startswith("__") and not name.endswith("__") and self._classes:
            owner = self._classes[-1].lstrip("_")
            return f"_{owner}{name}" if owner else name
        return name

    def certain_number(self, node: Optional[ast.expr]) -> bool:
        """Tell whether ``node`` is a number for certain."""
        return node is not None and self.numbers.certain(node)
