"""Weaves the checks that a snippet's comments promise into its syntax tree."""

from __future__ import annotations

import ast
from typing import Any, Container, Dict, List, Optional

from ._snippet import NOTHING, RAISES, Promise, Snippet

KIT = "__kit__"


class Weaver(ast.NodeTransformer):
    """Puts calls to ``__kit__`` around the statements that promise something.

    Lists, dicts and sets that are handed to one of ``functions`` by name are watched for changes.
    ``statements`` are the simple statements that were met, by their last line.
    """

    def __init__(self, snippet: Snippet, functions: Container[str]) -> None:
        self._snippet = snippet
        self._functions = functions
        self.statements: Dict[int, ast.stmt] = {}

    def visit(self, node: ast.AST) -> Any:
        if not isinstance(node, ast.stmt) or hasattr(node, "body"):
            return super().visit(node)
        end = node.end_lineno or node.lineno
        self.statements[end] = node
        promise = self._snippet.promises.get(end)
        kept = self._stays(node, promise)
        woven = [self._woven(node, end, promise)] if promise and promise.kind != NOTHING else [node]
        if kept:
            woven.insert(0, _call("before", *[ast.Constant(value=name) for name in kept]))
            woven.append(_call("after", ast.Constant(value=end)))
        for one in woven:
            if one is not node:
                ast.copy_location(one, node)
        return woven

    def _stays(self, node: ast.stmt, promise: Optional[Promise]) -> List[str]:
        names = list(promise.unchanged) if promise else []
        for call in ast.walk(node):
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in self._functions:
                arguments = [*call.args, *[keyword.value for keyword in call.keywords]]
                names += [argument.id for argument in arguments if isinstance(argument, ast.Name)]
        return names

    def _woven(self, node: ast.stmt, end: int, promise: Promise) -> ast.stmt:
        wanted = ast.Lambda(
            args=ast.arguments(posonlyargs=[], args=[], kwonlyargs=[], kw_defaults=[], defaults=[]),
            body=promise.expression,
        )
        line = ast.Constant(value=end)
        if promise.kind != RAISES:
            assert isinstance(node, ast.Expr)
            return _call("value", line, node.value, wanted)
        result = ast.Name(id="__raises__", ctx=ast.Store())
        inner: ast.stmt = node
        if isinstance(node, ast.Expr):
            target = ast.Attribute(value=ast.Name(id="__raises__", ctx=ast.Load()), attr="result", ctx=ast.Store())
            inner = ast.copy_location(ast.Assign(targets=[target], value=node.value), node)
        manager = _call("raises", line, wanted).value
        return ast.With(items=[ast.withitem(context_expr=manager, optional_vars=result)], body=[inner])


def _call(method: str, *arguments: ast.expr) -> ast.Expr:
    function = ast.Attribute(value=ast.Name(id=KIT, ctx=ast.Load()), attr=method, ctx=ast.Load())
    return ast.Expr(value=ast.Call(func=function, args=list(arguments), keywords=[]))
