"""Faults in what is computed: comparisons, arithmetic, constants, conditions, returns, slices."""

from __future__ import annotations

import ast
from typing import Iterator

from ._source import Edit, Source
from ._walk import Site

_COMPARISONS = {
    ast.Lt: ("<", ("<=", ">=")),
    ast.LtE: ("<=", ("<", ">")),
    ast.Gt: (">", (">=", "<=")),
    ast.GtE: (">=", (">", "<")),
    ast.Eq: ("==", ("!=", "is")),
    ast.NotEq: ("!=", ("==",)),
    ast.Is: ("is", ("is not",)),
    ast.IsNot: (r"is\s+not", ("is",)),
    ast.In: ("in", ("not in",)),
    ast.NotIn: (r"not\s+in", ("in",)),
}
_ARITHMETIC = {
    ast.Add: (r"\+", "-"),
    ast.Sub: ("-", "+"),
    ast.Mult: (r"\*", "//"),
    ast.Div: ("/", "*"),
    ast.FloorDiv: ("//", "*"),
    ast.Mod: ("%", "//"),
    ast.Pow: (r"\*\*", "*"),
    ast.LShift: ("<<", ">>"),
    ast.RShift: (">>", "<<"),
    ast.BitAnd: ("&", "|"),
    ast.BitOr: (r"\|", "&"),
    ast.BitXor: (r"\^", "&"),
}
# Twins that a tired hand confuses.
_TWINS = (
    ("left", "right"),
    ("head", "tail"),
    ("prev", "next"),
    ("previous", "next"),
    ("first", "last"),
    ("low", "high"),
    ("lo", "hi"),
    ("front", "back"),
    ("inbox", "outbox"),
    ("src", "dst"),
    ("start", "end"),
    ("start", "goal"),
)
_LOOSE = (ast.BoolOp, ast.IfExp, ast.Lambda, ast.NamedExpr, ast.Await)


def expressions(site: Site, source: Source) -> Iterator[Edit]:
    """Yield the faults of one expression."""
    node = site.node
    if isinstance(node, ast.Compare):
        yield from _comparisons(node, source)
    elif isinstance(node, ast.BinOp):
        yield from _operator(source, node.op, source.end(node.left), source.start(node.right))
    elif isinstance(node, ast.AugAssign):
        yield from _operator(source, node.op, source.end(node.target), source.start(node.value))
        for start, end in source.find(r"\S+=", source.end(node.target), source.start(node.value)):
            yield Edit("augmented assignment", start, end, "=")
    elif isinstance(node, ast.UnaryOp):
        yield source.replace("unary operator", node, f"({source.of(node.operand)})")
    elif isinstance(node, ast.BoolOp):
        yield from _bool_operator(node, source)
    elif isinstance(node, ast.Constant):
        yield from _constants(node, site, source)
    elif isinstance(node, ast.JoinedStr):
        yield source.replace("constant", node, '""')
    elif isinstance(node, (ast.Return, ast.Yield)):
        yield from _result(node, source)
    elif isinstance(node, ast.Slice):
        yield from _slice(node, source)
    elif isinstance(node, ast.Attribute):
        yield from _twins(node.attr, source.end(node) - len(node.attr), source)
    elif isinstance(node, ast.Name):
        yield from _twins(node.id, source.start(node), source)
    elif isinstance(node, ast.Tuple) and len(node.elts) == 2 and isinstance(site.parent, ast.Assign):
        yield source.swap("swapped values", *node.elts)
    elif isinstance(node, ast.comprehension):
        for test in node.ifs:
            yield source.replace("condition", test, "True")
    yield from _condition(node, source)


def _operator(source: Source, operator: ast.operator, start: int, end: int) -> Iterator[Edit]:
    pattern, other = _ARITHMETIC.get(type(operator), (None, ""))
    if pattern is not None:
        for at, until in source.find(pattern, start, end):
            yield Edit("arithmetic", at, until, other)


def _comparisons(node: ast.Compare, source: Source) -> Iterator[Edit]:
    left = node.left
    for operator, right in zip(node.ops, node.comparators):
        pattern, others = _COMPARISONS[type(operator)]
        of_constants = isinstance(left, ast.Constant) or isinstance(right, ast.Constant)
        for start, end in source.find(pattern, source.end(left), source.start(right)):
            for other in others:
                if not (other == "is" and isinstance(operator, ast.Eq) and of_constants):
                    yield Edit("comparison", start, end, other)
        left = right


def _bool_operator(node: ast.BoolOp, source: Source) -> Iterator[Edit]:
    word, other = ("and", "or") if isinstance(node.op, ast.And) else ("or", "and")
    for one, following in zip(node.values, node.values[1:]):
        for start, end in source.find(rf"\b{word}\b", source.end(one), source.start(following)):
            yield Edit("and/or", start, end, other)
    for index in range(len(node.values)):
        rest = [value for at, value in enumerate(node.values) if at != index]
        yield source.replace("operand left out", node, f" {word} ".join(_closed(each, source) for each in rest))


def _closed(node: ast.expr, source: Source) -> str:
    return f"({source.of(node)})" if isinstance(node, _LOOSE) else source.of(node)


def _constants(node: ast.Constant, site: Site, source: Source) -> Iterator[Edit]:
    value = node.value
    if value is True or value is False:
        yield source.replace("constant", node, str(not value))
    elif isinstance(value, (int, float)):
        for other in (value + 1, value - 1):
            yield source.replace("constant", node, str(other))
    elif isinstance(value, str):
        yield source.replace("constant", node, '"mutant"' if value == "" else '""')
    elif value is None and isinstance(site.parent, (ast.FunctionDef, ast.AsyncFunctionDef)):
        yield source.replace("default argument", node, "0")


def _condition(node: ast.AST, source: Source) -> Iterator[Edit]:
    if not isinstance(node, (ast.If, ast.While, ast.IfExp)):
        return
    # What is one comparison or one negation is turned round elsewhere.
    if not isinstance(node.test, (ast.Compare, ast.UnaryOp)):
        yield source.replace("condition", node.test, f"not ({source.of(node.test)})")
    yield source.replace("condition", node.test, "False")
    if not isinstance(node, ast.While):
        yield source.replace("condition", node.test, "True")


def _result(node: ast.AST, source: Source) -> Iterator[Edit]:
    value = node.value  # type: ignore[attr-defined]
    if value is not None and not (isinstance(value, ast.Constant) and value.value is None):
        yield source.replace("result", value, "None")


def _slice(node: ast.Slice, source: Source) -> Iterator[Edit]:
    for bound in (node.lower, node.upper):
        if bound is None:
            continue
        yield source.replace("slice", bound, "")
        if not isinstance(bound, ast.Constant):
            yield source.replace("slice", bound, f"{source.of(bound)} + 1")
            yield source.replace("slice", bound, f"{source.of(bound)} - 1")


def _twins(name: str, start: int, source: Source) -> Iterator[Edit]:
    bare = name.lstrip("_")
    before = name[: len(name) - len(bare)]
    for one, other in _TWINS:
        if bare in (one, other):
            twin = before + (other if bare == one else one)
            if source.names(twin):
                yield Edit("twin", start, start + len(name), twin)
