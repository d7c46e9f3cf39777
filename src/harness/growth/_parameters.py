"""What a function's text tells about its parameters: annotations, names, and how they are used."""

from __future__ import annotations

import ast
from typing import Callable, Dict, FrozenSet, List, NamedTuple, Optional, Union

FunctionNode = Union[ast.FunctionDef, ast.AsyncFunctionDef]


class Parameter(NamedTuple):
    """``annotation`` is its text without spaces ("list[int]"), "" when there is none."""

    name: str
    annotation: str
    optional: bool
    variadic: bool


class Uses(NamedTuple):
    """How a parameter is used in the body of its function."""

    attributes: FrozenSet[str]
    depth: int
    iterated: bool
    measured: bool
    ranged: bool
    reduced: bool
    divided: bool
    called: bool


class Subject(NamedTuple):
    """A function or method found in a file: ``owner`` is the class of a method."""

    node: FunctionNode
    owner: Optional[ast.ClassDef]


def find(tree: ast.Module, name: str) -> Optional[Subject]:
    """Return the function "name" or the method "Class.name" of a module, None when there is none."""
    head, _, rest = name.partition(".")
    for node in tree.body:
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)) and node.name == head and not rest:
            return Subject(node, None)
        if isinstance(node, ast.ClassDef) and node.name == head:
            for inner in node.body:
                if isinstance(inner, (ast.FunctionDef, ast.AsyncFunctionDef)) and inner.name == rest:
                    return Subject(inner, node)
    return None


def parameters(subject: Subject) -> List[Parameter]:
    """Return the parameters that a caller gives; ``self`` and ``cls`` are not among them."""
    arguments = subject.node.args
    positional = [*arguments.posonlyargs, *arguments.args]
    optional = len(positional) - len(arguments.defaults)
    found = [
        Parameter(each.arg, _text(each.annotation), index >= optional, False) for index, each in enumerate(positional)
    ]
    if subject.owner is not None and not _is_static(subject.node):
        found = found[1:]
    if arguments.vararg is not None:
        found.append(Parameter(arguments.vararg.arg, _text(arguments.vararg.annotation), False, True))
    return found


def _is_static(node: FunctionNode) -> bool:
    return any(isinstance(each, ast.Name) and each.id == "staticmethod" for each in node.decorator_list)


def _text(annotation: Optional[ast.expr]) -> str:
    if annotation is None:
        return ""
    if isinstance(annotation, ast.Constant) and isinstance(annotation.value, str):
        text = annotation.value
    else:
        text = ast.unparse(annotation)
    text = text.replace(" ", "").replace("typing.", "").replace("collections.abc.", "").replace("'", "").replace('"', "")
    for old, new in (("List[", "list["), ("Dict[", "dict["), ("Set[", "set["), ("Tuple[", "tuple[")):
        text = text.replace(old, new)
    text = text.replace("|None", "").replace("None|", "")
    if text.startswith("Optional[") and text.endswith("]"):
        text = text[len("Optional[") : -1]
    return text


def uses(node: FunctionNode, name: str) -> Uses:
    """Return how ``name`` is used in a function; names that it is assigned to count as itself."""
    aliases = {name}
    for each in ast.walk(node):
        if isinstance(each, ast.Assign) and isinstance(each.value, ast.Name) and each.value.id in aliases:
            aliases.update(target.id for target in each.targets if isinstance(target, ast.Name))
    attributes = set()
    depth = 0
    flags: Dict[str, bool] = {}

    def is_it(value: ast.AST) -> bool:
        return isinstance(value, ast.Name) and value.id in aliases

    for each in ast.walk(node):
        if isinstance(each, ast.Attribute) and is_it(each.value):
            attributes.add(each.attr)
        elif isinstance(each, ast.Subscript):
            depth = max(depth, _subscripts(each, is_it))
        elif isinstance(each, (ast.For, ast.comprehension)):
            source = each.iter
            if isinstance(source, ast.Call) and source.args and getattr(source.func, "id", "") in _PASSING:
                source = source.args[0]
            if is_it(source):
                flags["iterated"] = True
                depth = max(depth, 1 + _nested_iteration(node, each.target))
        elif isinstance(each, ast.Call):
            called = getattr(each.func, "id", "")
            if is_it(each.func):
                flags["called"] = True
            if called == "len" and each.args and is_it(each.args[0]):
                flags["measured"] = True
            if called == "range" and any(is_it(inner) for argument in each.args for inner in _terms(argument)):
                flags["ranged"] = True
        elif isinstance(each, ast.BinOp):
            if isinstance(each.op, ast.Mod) and is_it(each.left) and not isinstance(each.right, ast.Constant):
                flags["divided"] = True
            if isinstance(each.op, ast.Mult) and any(is_it(inner) for inner in _terms(each.right)):
                flags["ranged"] = flags.get("ranged", False) or isinstance(each.left, ast.List)
            if is_it(each.left) and isinstance(each.op, (ast.Sub, ast.FloorDiv, ast.Mod, ast.Pow, ast.Div)):
                flags["reduced"] = True
        elif isinstance(each, ast.Compare) and is_it(each.left):
            constant = each.comparators[0]
            if isinstance(constant, ast.Constant) and type(constant.value) is int:
                flags["ranged"] = True
    names = ("iterated", "measured", "ranged", "reduced", "divided", "called")
    return Uses(frozenset(attributes), depth, *(flags.get(key, False) for key in names))


_PASSING = ("enumerate", "sorted", "reversed", "list", "set", "zip", "map", "iter")


def _terms(node: ast.expr) -> List[ast.expr]:
    if isinstance(node, ast.BinOp):
        return [*_terms(node.left), *_terms(node.right)]
    return [node]


def _subscripts(node: ast.Subscript, is_it: Callable[[ast.AST], bool]) -> int:
    depth = 0
    value: ast.expr = node
    while isinstance(value, ast.Subscript) and not isinstance(value.slice, ast.Slice):
        depth += 1
        value = value.value
    return depth if is_it(value) else 0


def _nested_iteration(node: FunctionNode, target: ast.expr) -> int:
    if isinstance(target, ast.Tuple):
        return 1
    if not isinstance(target, ast.Name):
        return 0
    for each in ast.walk(node):
        if isinstance(each, (ast.For, ast.comprehension)) and isinstance(each.iter, ast.Name):
            if each.iter.id == target.id:
                return 1
        if isinstance(each, ast.Subscript) and isinstance(each.value, ast.Name) and each.value.id == target.id:
            return 1
    return 0
