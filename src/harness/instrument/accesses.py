"""Rewrites a module so that every access to something threads may share calls a helper first.

``self.count += 1`` becomes ``__ip_read__(self, 7).count += __ip_write__(1, 8)``: one call before the value is
read, one between the two halves. Sites are numbered in the order of the source, so they are the same on
every version of Python. What a helper does is the engine's business; it returns its first argument.

- ``__ip_read__(value, site)`` before something of ``value`` is read, or a method of it is called
- ``__ip_write__(value, site)`` before an attribute, an item or a shared name is bound (``value`` is the owner,
  or the new value in the second half of ``op=`` and for names), and before a method that changes a container
- ``__ip_at__(site)`` before a shared name is read, and at every turn of a loop that gets on by itself
- ``__ip_write__(__ip_frame__(), site)`` where a generator starts, and where it goes on behind a ``yield``: only one
  thread at a time may be in it
- ``__ip_turn__(site)`` at every turn of a ``while`` loop that may be waiting for somebody else
"""

from __future__ import annotations

import ast
from typing import Any, Iterable, Iterator, List, Optional, Set, cast

from ._instrumenter import beginning
from ._reads import MUTATORS, ReadInstrumenter, Site

__all__ = ["MUTATORS", "AccessInstrumenter", "Site"]

_SIMPLE = (ast.Expr, ast.Assign, ast.AnnAssign, ast.AugAssign)
_SCOPES = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda, ast.ClassDef)


class AccessInstrumenter(ReadInstrumenter):
    """Rewriter of the interleaving explorer.

    ``register`` takes a site and returns its number; ``helpers`` are the functions above by name.
    """

    _in_generator = False

    # --- generators -----------------------------------------------------------------------------------

    def _function_body(self, node: Any) -> List[ast.stmt]:
        outer, self._in_generator = self._in_generator, isinstance(node, ast.FunctionDef) and _yields(node.body)
        entry = [self._entered(node.body[beginning(node.body)])] if self._in_generator else []
        body = super()._function_body(node)
        self.insert_first(body, entry)
        self._in_generator = outer
        return body

    def _entered(self, like: ast.stmt) -> ast.stmt:
        name = self._names[-1]
        site = self._site("generator", "write", "", f"generator {name}", like)
        return self.statement(self.call("__ip_write__", [self.call("__ip_frame__", [], like), site], like))

    def visit_block(self, body: Iterable[ast.stmt]) -> List[ast.stmt]:
        block: List[ast.stmt] = []
        for statement in body:
            goes_on = self._in_generator and isinstance(statement, _SIMPLE) and _yields([statement])
            block += super().visit_block([statement])
            if goes_on:
                block.append(self._entered(statement))
        return block

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
        name = "idle" if waits and not _bound(node) else ""
        turn = self._site("while" if waits else "for", "read", name, "while", node)
        body = self.visit_block(node.body)
        helper = "__ip_turn__" if waits else "__ip_at__"
        node.body = [self.statement(self.call(helper, [turn], node)), *body]
        node.orelse = self.visit_block(node.orelse)
        return node

    def _may_wait(self, node: ast.While) -> bool:
        """A loop whose condition depends on a local name that its body binds counts by itself, but not with a flag."""
        tested = {each.id for each in ast.walk(node.test) if isinstance(each, ast.Name)} - _flags(node)
        return not any(self._sharing.owner(self._scope, name) is None for name in tested & _bound(node))

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


def _yields(body: List[ast.stmt]) -> bool:
    """Return whether these statements have a ``yield`` that is not of a function within them."""
    waiting: List[ast.AST] = list(body)
    while waiting:
        node = waiting.pop()
        if isinstance(node, (ast.Yield, ast.YieldFrom)):
            return True
        if not isinstance(node, _SCOPES):
            waiting.extend(ast.iter_child_nodes(node))
    return False


def _flags(loop: ast.While) -> Set[str]:
    """Return the names that the body of a loop binds to constants alone, such as ``done = True``."""
    constant = {
        id(target)
        for each in _inside(loop)
        if isinstance(each, ast.Assign) and isinstance(each.value, ast.Constant)
        for target in each.targets
    }
    return _bound(loop) - {name.id for name in _stores(loop) if id(name) not in constant}


def _bound(loop: ast.While) -> Set[str]:
    """Return the names that the body of a loop binds."""
    return {name.id for name in _stores(loop)}


def _stores(loop: ast.While) -> List[ast.Name]:
    return [each for each in _inside(loop) if isinstance(each, ast.Name) and isinstance(each.ctx, ast.Store)]


def _inside(loop: ast.While) -> Iterator[ast.AST]:
    for statement in loop.body:
        yield from ast.walk(statement)
