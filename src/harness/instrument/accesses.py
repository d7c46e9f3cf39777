"""Rewrites a module so that every access to something threads may share calls a helper first.

``self.count += 1`` becomes ``__ip_read__(self, 7).count += __ip_write__(1, 8)``: one call before the value is
read, one between the two halves. Sites are numbered in the order of the source, so they are the same on
every version of Python. What a helper does is the engine's business; it returns its first argument.

- ``__ip_read__(value, site)`` before something of ``value`` is read, or a method of it is called
- ``__ip_write__(value, site)`` before an attribute, an item or a shared name is bound (``value`` is the owner,
  or the new value in the second half of ``op=`` and for names)
- ``__ip_at__(site)`` before a shared name is read, and at every turn of a loop that gets on by itself
- ``__ip_turn__(site)`` at every turn of a ``while`` loop that may be waiting for somebody else
"""

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


class Site(NamedTuple):
    """One place in the source where something happens that other threads may see.

    ``kind``: ``attribute``, ``item``, ``name``, ``call`` (a method of the value), ``content`` (the value is looked
    into), ``for`` (a turn of a loop that gets on by itself) and ``while`` (of one that may only be waiting). ``mode`` is ``read`` or ``write``. ``name`` is the attribute
    (mangled), method or variable, ``text`` what the learner wrote. ``link`` is the number of an earlier site
    whose value this one is about, or None. ``scope`` tells apart equal names of different functions.
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


class AccessInstrumenter(Instrumenter):
    """Rewriter of the interleaving explorer.

    ``register`` takes a site and returns its number; ``helpers`` are the three functions above by name.
    """

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
                    if not (os.path.exists(os.path.join(folder, root + ".py")) or os.path.isdir(os.path.join(folder, root))):
                        names.add(alias.asname or root)
        return names

    # --- sites ----------------------------------------------------------------------------------------

    def _site(self, kind: str, mode: str, name: str, text: str, like: ast.AST, link: Optional[int] = None, scope: str = "") -> int:
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
            node.body = self.visit_block(node.body)
        self._names.pop()
        self._scope = scope
        return cast(ast.AST, node)

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
            function.value = self.call("__ip_read__", [function.value, link], function.value)
        elif isinstance(function, ast.Name) and function.id in _LOOKERS:
            node.args = [self._look_into(each) for each in node.args]
        else:
            node.func = self.visit(function)
        plain = all(isinstance(each, (ast.Constant, ast.Name)) for each in node.args)
        plain = plain and all(isinstance(each.value, (ast.Constant, ast.Name)) for each in node.keywords)
        node.args = [self.visit(each) for each in node.args]
        node.keywords = [self.visit(each) for each in node.keywords]
        # Arguments are evaluated after the method was looked up: somebody may have come in between.
        if link is not None and not plain and node.args and not node.keywords and not isinstance(node.args[-1], ast.Starred):
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

    # --- writing --------------------------------------------------------------------------------------

    def _shared_targets(self, targets: List[ast.expr]) -> List[ast.Name]:
        if self._outside:
            return []
        return [
            name
            for target in targets
            for name in ast.walk(target)
            if isinstance(name, ast.Name)
            and isinstance(name.ctx, ast.Store)
            and self._sharing.owner(self._scope, name.id) is not None
        ]

    def _before_names(self, value: ast.expr, targets: List[ast.expr], link: Optional[int] = None) -> ast.expr:
        for name in self._shared_targets(targets):
            scope = self._sharing.owner(self._scope, name.id) or ""
            site = self._site("name", "write", name.id, name.id, name, link, scope)
            value = self.call("__ip_write__", [value, site], value)
        return value

    def visit_Assign(self, node: ast.Assign) -> ast.AST:
        node.value = self._before_names(self.visit(node.value), node.targets)
        node.targets = [self.visit(each) for each in node.targets]
        return node

    def visit_AnnAssign(self, node: ast.AnnAssign) -> ast.AST:
        if node.value is not None:
            node.value = self._before_names(self.visit(node.value), [node.target])
        node.target = self.visit(node.target)
        return node

    def visit_AugAssign(self, node: ast.AugAssign) -> Any:
        target = node.target
        if self._outside:
            return node
        if isinstance(target, ast.Name):
            owner = self._sharing.owner(self._scope, target.id)
            value = self.visit(node.value)
            if owner is None:
                node.value = value
                return node
            read = self._site("name", "read", target.id, target.id, target, scope=owner)
            site = self._site("name", "write", target.id, target.id, target, scope=owner)
            node.value = self.call("__ip_write__", [value, site], value)
            return [self.statement(self.call("__ip_at__", [read], node)), node]
        text = self._text(target)
        kind = "attribute" if isinstance(target, ast.Attribute) else "item"
        name = self._mangled(target.attr) if isinstance(target, ast.Attribute) else ""
        target.value = self.visit(target.value)
        if isinstance(target, ast.Subscript):
            target.slice = self.visit(target.slice)
        read = self._site(kind, "read", name, text, target)
        target.value = self.call("__ip_read__", [target.value, read], target.value)
        value = self.visit(node.value)
        site = self._site(kind, "write", name, text, target, link=read)
        node.value = self.call("__ip_write__", [value, site], value)
        return node

    # --- loops ----------------------------------------------------------------------------------------

    def visit_While(self, node: ast.While) -> ast.AST:
        if self._outside:
            return node
        waits = self._may_wait(node)
        node.test = self.visit(self._look_into(node.test))
        turn = self._site("while" if waits else "for", "read", "", "while", node)
        body = self.visit_block(node.body)
        helper = "__ip_turn__" if waits else "__ip_at__"
        node.body = [self.statement(self.call(helper, [turn], node)), *body]
        node.orelse = self.visit_block(node.orelse)
        return node

    def _may_wait(self, node: ast.While) -> bool:
        """A loop whose condition depends on a local name that its body binds counts by itself."""
        tested = {each.id for each in ast.walk(node.test) if isinstance(each, ast.Name)}
        bound = {
            each.id
            for statement in node.body
            for each in ast.walk(statement)
            if isinstance(each, ast.Name) and isinstance(each.ctx, ast.Store)
        }
        return not any(self._sharing.owner(self._scope, name) is None for name in tested & bound)

    def visit_For(self, node: ast.For) -> ast.AST:
        return self._for(node)

    def visit_AsyncFor(self, node: ast.AsyncFor) -> ast.AST:
        return self._for(node)

    def _for(self, node: Any) -> ast.AST:
        if self._outside:
            return cast(ast.AST, node)
        text = self._text(node.iter)
        container = node.iter
        if isinstance(container, ast.Call) and isinstance(container.func, ast.Attribute):
            container = container.func.value
        node.iter = self.visit(node.iter)
        # The iterable is handed over once, so that each turn of the loop is a look into it.
        site = self._site("content", "read", "", text, node)
        node.iter = self.call("__ip_read__", [node.iter, site], node.iter)
        turn = self._site("for", "read", "", text, node, link=site)
        for name in self._shared_targets([node.target]):
            scope = self._sharing.owner(self._scope, name.id) or ""
            self._site("name", "write", name.id, name.id, name, scope=scope)
        node.target = self.visit(node.target)
        body = self.visit_block(node.body)
        node.body = [self.statement(self.call("__ip_at__", [turn], node)), *body]
        node.orelse = self.visit_block(node.orelse)
        return cast(ast.AST, node)
