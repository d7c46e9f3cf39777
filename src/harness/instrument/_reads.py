"""Rewrites what a module reads; the base of ``AccessInstrumenter``."""

from __future__ import annotations

import ast
import os
from typing import Any, Callable, Dict, List, NamedTuple, Optional, Set, cast

from ._instrumenter import Instrumenter
from ._sharing import Scope, Sharing

# Built-ins that look into their argument without a Python call.
_LOOKERS = frozenset(
    "all any bool dict enumerate filter frozenset iter len list map max min next print reversed set sorted str sum "
    "tuple zip".split()
)

# Methods of containers that change them.
MUTATORS = frozenset(
    "append appendleft add clear discard extend extendleft insert pop popitem popleft remove reverse rotate setdefault "
    "sort update difference_update intersection_update symmetric_difference_update move_to_end subtract".split()
)


class Site(NamedTuple):
    """One place in the source where something happens that other threads may see.

    ``kind``: ``attribute``, ``item``, ``name``, ``call`` (a method of the value), ``content`` (the value is looked
    into), ``generator`` (it starts or goes on; the value is its frame), ``for`` (a turn of a loop that gets on by
    itself) and ``while`` (of one that may only be waiting; its ``name`` is ``idle`` when it does not even bind a
    local name).
    ``mode`` is ``read`` or ``write``. ``name`` is the attribute (mangled), method or variable, ``text`` what the
    learner wrote. ``link`` is the number of an earlier site whose value this one is about, or None. ``scope``
    tells apart equal names of different functions.
    """

    kind: str
    mode: str
    name: str
    text: str
    line: int
    function: str
    file: str
    link: Optional[int] = None
    scope: str = ""


class ReadInstrumenter(Instrumenter):
    """Knows the scopes of a module, makes sites, and rewrites what is read."""

    def __init__(self, register: Callable[[Site], int], helpers: Dict[str, Callable[..., Any]]) -> None:
        self._register = register
        self._helpers = helpers

    def namespace(self, filename: str) -> Dict[str, object]:
        return dict(self._helpers)

    def enter_module(self, tree: ast.Module) -> None:
        self._sharing = Sharing(tree)
        self._scope: Scope = self._sharing.module
        self._names: List[str] = []
        self._classes: List[str] = []
        self._modules = self._imported(tree)

    def _imported(self, tree: ast.Module) -> Set[str]:
        """Names of imported modules that are not the learner's own: nobody rebinds what is in them."""
        folder = os.path.dirname(self.filename)
        names: Set[str] = set()
        for node in ast.walk(tree):
            if isinstance(node, ast.Import):
                for alias in node.names:
                    root = alias.name.split(".")[0]
                    beside = os.path.join(folder, root)
                    if not (os.path.exists(beside + ".py") or os.path.isdir(beside)):
                        names.add(alias.asname or root)
        return names

    # --- sites ----------------------------------------------------------------------------------------

    def _site(
        self,
        kind: str,
        mode: str,
        name: str,
        text: str,
        like: ast.AST,
        link: Optional[int] = None,
        scope: str = "",
    ) -> int:
        line = getattr(like, "lineno", 0)
        function = ".".join(self._names)
        return self._register(Site(kind, mode, name, text, line, function, self.filename, link, scope))

    def _mangled(self, name: str) -> str:
        if self._classes and name.startswith("__") and not name.endswith("__"):
            return "_" + self._classes[-1].lstrip("_") + name
        return name

    @property
    def _outside(self) -> bool:
        # What runs at import runs before there are threads.
        return self._scope is self._sharing.module

    # --- scopes ---------------------------------------------------------------------------------------

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST:
        return self._function(node)

    def visit_AsyncFunctionDef(self, node: ast.AsyncFunctionDef) -> ast.AST:
        return self._function(node)

    def visit_Lambda(self, node: ast.Lambda) -> ast.AST:
        return self._function(node)

    def _function(self, node: Any) -> ast.AST:
        scope, self._scope = self._scope, self._sharing.of[node]
        self._names.append(getattr(node, "name", "<lambda>"))
        if isinstance(node, ast.Lambda):
            node.body = self.visit(node.body)
        else:
            node.body = self._function_body(node)
        self._names.pop()
        self._scope = scope
        return cast(ast.AST, node)

    def _function_body(self, node: Any) -> List[ast.stmt]:
        return self.visit_block(node.body)

    def visit_ClassDef(self, node: ast.ClassDef) -> ast.AST:
        self._names.append(node.name)
        self._classes.append(node.name)
        node.body = self.visit_block(node.body)
        self._classes.pop()
        self._names.pop()
        return node

    # --- reading --------------------------------------------------------------------------------------

    def _text(self, node: ast.AST) -> str:
        text = ast.unparse(node)
        return text if len(text) <= 40 else text[:37] + "..."

    def visit_Attribute(self, node: ast.Attribute) -> ast.AST:
        if self._outside:
            return node
        loading = isinstance(node.ctx, ast.Load)
        if loading and isinstance(node.value, ast.Name) and node.value.id in self._modules:
            return node
        text = self._text(node)
        node.value = self.visit(node.value)
        helper, mode = ("__ip_read__", "read") if loading else ("__ip_write__", "write")
        site = self._site("attribute", mode, self._mangled(node.attr), text, node)
        node.value = self.call(helper, [node.value, site], node.value)
        return node

    def visit_Subscript(self, node: ast.Subscript) -> ast.AST:
        if self._outside:
            return node
        text = self._text(node)
        loading = isinstance(node.ctx, ast.Load)
        node.value = self.visit(node.value)
        node.slice = self.visit(node.slice)
        helper, mode = ("__ip_read__", "read") if loading else ("__ip_write__", "write")
        site = self._site("item", mode, "", text, node)
        node.value = self.call(helper, [node.value, site], node.value)
        return node

    def visit_Name(self, node: ast.Name) -> ast.AST:
        if self._outside or not isinstance(node.ctx, ast.Load):
            return node
        owner = self._sharing.owner(self._scope, node.id)
        if owner is None:
            return node
        site = self._site("name", "read", node.id, node.id, node, scope=owner)
        look = self.call("__ip_at__", [site], node)
        return ast.copy_location(ast.BoolOp(op=ast.Or(), values=[look, node]), node)

    def visit_Call(self, node: ast.Call) -> ast.AST:
        if self._outside:
            return node
        function = node.func
        link: Optional[int] = None
        name = text = ""
        if isinstance(function, ast.Attribute) and not self._is_module(function.value):
            name, text = self._mangled(function.attr), self._text(function) + "()"
            function.value = self.visit(function.value)
            link = self._site("call", "read", name, text, node)
            helper = "__ip_write__" if function.attr in MUTATORS else "__ip_read__"
            function.value = self.call(helper, [function.value, link], function.value)
        elif isinstance(function, ast.Name) and function.id in _LOOKERS:
            node.args = [self._look_into(each) for each in node.args]
        else:
            node.func = self.visit(function)
        plain = all(isinstance(each, (ast.Constant, ast.Name)) for each in node.args)
        plain = plain and all(isinstance(each.value, (ast.Constant, ast.Name)) for each in node.keywords)
        node.args = [self.visit(each) for each in node.args]
        node.keywords = [self.visit(each) for each in node.keywords]
        # Arguments are evaluated after the method was looked up: somebody may have come in between.
        last = node.args[-1] if node.args and not node.keywords else None
        if link is not None and not plain and last is not None and not isinstance(last, ast.Starred):
            site = self._site("call", "read", name, text, node, link=link)
            node.args[-1] = self.call("__ip_read__", [node.args[-1], site], node.args[-1])
        return node

    def _is_module(self, node: ast.AST) -> bool:
        return isinstance(node, ast.Name) and node.id in self._modules

    def _look_into(self, node: ast.expr) -> ast.expr:
        """Watch a local name whose value is about to be looked into by something that calls no Python."""
        if self._outside or not isinstance(node, ast.Name) or self._sharing.owner(self._scope, node.id) is not None:
            return node
        site = self._site("content", "read", node.id, node.id, node)
        return self.call("__ip_read__", [node, site], node)

    def visit_Compare(self, node: ast.Compare) -> ast.AST:
        node.comparators = [
            self._look_into(right) if isinstance(op, (ast.In, ast.NotIn)) else right
            for op, right in zip(node.ops, node.comparators)
        ]
        return self.generic_visit(node)

    def visit_BoolOp(self, node: ast.BoolOp) -> ast.AST:
        node.values = [self._look_into(each) for each in node.values]
        return self.generic_visit(node)

    def visit_UnaryOp(self, node: ast.UnaryOp) -> ast.AST:
        if isinstance(node.op, ast.Not):
            node.operand = self._look_into(node.operand)
        return self.generic_visit(node)

    def visit_If(self, node: ast.If) -> ast.AST:
        node.test = self.visit(self._look_into(node.test))
        node.body = self.visit_block(node.body)
        node.orelse = self.visit_block(node.orelse)
        return node

    def visit_IfExp(self, node: ast.IfExp) -> ast.AST:
        node.test = self._look_into(node.test)
        return self.generic_visit(node)

    def visit_comprehension(self, node: ast.comprehension) -> ast.AST:
        node.iter = self._look_into(node.iter)
        return self.generic_visit(node)
