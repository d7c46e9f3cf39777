"""Faults of threads and tasks: a lock not taken, the wrong order, a signal too few, a check made once."""

from __future__ import annotations

import ast
from typing import Iterator

from ._source import Edit, Source
from ._walk import Site


def concurrency(site: Site, source: Source) -> Iterator[Edit]:
    """Yield the faults of one node that concern several threads or tasks."""
    node = site.node
    if isinstance(node, (ast.With, ast.AsyncWith)):
        yield from _with(node, source)
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        yield from _call(node, node.func, source)
    elif isinstance(node, ast.While) and _waits(node):
        start = source.start(node)
        yield Edit("while/if", start, start + len("while"), "if")
    elif isinstance(node, ast.Await):
        yield source.replace("await left out", node, f"({source.of(node.value)})")
    yield from _swapped_acquires(node, source)


def _with(node: ast.With | ast.AsyncWith, source: Source) -> Iterator[Edit]:
    first, last = node.items[0], node.items[-1]
    header_end = source.end(last.optional_vars or last.context_expr)
    if all(item.optional_vars is None for item in node.items):
        for _, end in source.find(r"\)*\s*:", header_end, source.start(node.body[0])):
            yield Edit("with left out", source.start(node), end, "if True:")
    for item in node.items if len(node.items) > 1 else []:
        others = [source.of(each.context_expr) for each in node.items if each is not item]
        if all(each.optional_vars is None for each in node.items):
            yield Edit("with left out", source.start(first.context_expr), header_end, ", ".join(others))
    for one, other in zip(node.items, node.items[1:]):
        yield source.swap("order of locks", one.context_expr, other.context_expr)
    inner = node.body[0]
    if isinstance(inner, ast.With) and len(node.items) == len(inner.items) == 1:
        yield source.swap("order of locks", first.context_expr, inner.items[0].context_expr)


def _call(node: ast.Call, func: ast.Attribute, source: Source) -> Iterator[Edit]:
    end = source.end(func)
    start = end - len(func.attr)
    if func.attr == "notify_all":
        yield Edit("notify_all/notify", start, end, "notify")
    elif func.attr == "wait_for":
        for keyword in ("wait()",):
            yield Edit("wait_for/wait", start, source.end(node), keyword)
    elif func.attr == "notify" and node.args:
        yield source.replace("notify", node.args[0], "1")


def _waits(node: ast.While) -> bool:
    return any(isinstance(each, ast.Attribute) and each.attr == "wait" for each in ast.walk(node))


def _swapped_acquires(node: ast.AST, source: Source) -> Iterator[Edit]:
    body = getattr(node, "body", None)
    for one, other in zip(body, body[1:]) if isinstance(body, list) else ():
        if _acquires(one) and _acquires(other):
            yield source.swap("order of locks", one, other)


def _acquires(node: ast.AST) -> bool:
    called = node.value if isinstance(node, ast.Expr) else None
    return isinstance(called, ast.Call) and isinstance(called.func, ast.Attribute) and called.func.attr == "acquire"
