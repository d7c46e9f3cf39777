"""Finds a function in a file, and its parameters with their annotations."""

from __future__ import annotations

import ast
import re
from typing import Dict, List, NamedTuple, Optional

from ._aliases import FunctionNode

_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
_MOST_BASES = 8
_MOST_LISTED = 12


class Parameter(NamedTuple):
    """``annotation`` is its text without spaces ("list[int]"), "" when there is none."""

    name: str
    annotation: str
    optional: bool = False
    variadic: bool = False
    keyword: bool = False


class Subject(NamedTuple):
    """A function or method found in a file: ``owner`` is the class of a method."""

    node: FunctionNode
    owner: Optional[ast.ClassDef]
    module: ast.Module


def find(tree: ast.Module, name: str) -> Optional[Subject]:
    """Return the function "name" or the method "Class.name" of a module, None when there is none."""
    head, _, rest = name.partition(".")
    for node in tree.body:
        if isinstance(node, _FUNCTIONS) and node.name == head and not rest:
            return Subject(node, None, tree)
        if isinstance(node, ast.ClassDef) and node.name == head:
            method = methods(tree, node).get(rest)
            if method is not None:
                return Subject(method, node, tree)
    return None


def advice(tree: ast.Module, name: str) -> str:
    """Say what could be named instead of a function that is not there."""
    classes = {each.name: each for each in tree.body if isinstance(each, ast.ClassDef)}
    owner = classes.get(name.partition(".")[0])
    if owner is not None:
        found = [f"{owner.name}.{each}" for each in methods(tree, owner) if not each.startswith("__")]
        return f"{owner.name} has {_listed(found)}" if found else f"the class {owner.name} has no methods"
    functions = [each.name for each in tree.body if isinstance(each, _FUNCTIONS)]
    return f"it has {_listed([*functions, *classes])}" if functions or classes else "it has no functions"


def _listed(found: List[str]) -> str:
    shown = ", ".join(found[:_MOST_LISTED])
    return f"{shown} and {len(found) - _MOST_LISTED} more" if len(found) > _MOST_LISTED else shown


def methods(tree: ast.Module, owner: ast.ClassDef) -> Dict[str, FunctionNode]:
    """Return the methods of a class by name, with those of its bases in the same file."""
    found: Dict[str, FunctionNode] = {}
    classes = {each.name: each for each in tree.body if isinstance(each, ast.ClassDef)}
    line = [owner]
    for kind in line:
        for node in kind.body:
            if isinstance(node, _FUNCTIONS):
                found.setdefault(node.name, node)
        bases = [classes[each.id] for each in kind.bases if isinstance(each, ast.Name) and each.id in classes]
        line.extend(each for each in bases if len(line) < _MOST_BASES)
    return found


def parameters(subject: Subject) -> List[Parameter]:
    """Return the parameters that a caller gives; ``self`` and ``cls`` are not among them."""
    arguments = subject.node.args
    positional = [*arguments.posonlyargs, *arguments.args]
    optional = len(positional) - len(arguments.defaults)
    aliases = _aliases(subject.module)

    def made(each: ast.arg, optional: bool = False, variadic: bool = False, keyword: bool = False) -> Parameter:
        return Parameter(each.arg, _resolved(_text(each.annotation), aliases), optional, variadic, keyword)

    found = [made(each, index >= optional) for index, each in enumerate(positional)]
    if subject.owner is not None and not is_decorated(subject.node, "staticmethod"):
        found = found[1:]
    if arguments.vararg is not None:
        found.append(made(arguments.vararg, variadic=True))
    for each, default in zip(arguments.kwonlyargs, arguments.kw_defaults):
        found.append(made(each, default is not None, keyword=True))
    return found


def is_decorated(node: FunctionNode, *names: str) -> bool:
    """Tell whether one of these decorators stands above a function."""
    return any(getattr(each, "id", getattr(each, "attr", "")) in names for each in node.decorator_list)


def _text(annotation: Optional[ast.expr]) -> str:
    if annotation is None:
        return ""
    if isinstance(annotation, ast.Constant) and isinstance(annotation.value, str):
        text = annotation.value
    else:
        text = ast.unparse(annotation)
    text = re.sub(r"\b(typing|collections|abc|t)\.", "", text.replace(" ", "").replace("'", "").replace('"', ""))
    text = re.sub(r"\b(List|Dict|Set|Tuple|Type|FrozenSet|Deque|DefaultDict)\b", lambda word: word.group().lower(), text)
    text = text.replace("|None", "").replace("None|", "")
    if text.startswith(("Optional[", "Final[", "Annotated[")) and text.endswith("]"):
        text = text[text.index("[") + 1 : -1]
    return text


def _aliases(module: ast.Module) -> Dict[str, str]:
    """Return what the file's own names for types stand for; a type variable stands for anything."""
    found: Dict[str, str] = {}
    for node in module.body:
        value = node.value if isinstance(node, (ast.Assign, ast.AnnAssign)) else None
        targets = node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AnnAssign) else []
        for target in targets:
            if not isinstance(target, ast.Name) or value is None:
                continue
            called = getattr(value.func, "id", getattr(value.func, "attr", "")) if isinstance(value, ast.Call) else ""
            if called == "TypeVar":
                found[target.id] = "Any"
            elif called == "NewType" and isinstance(value, ast.Call) and len(value.args) == 2:
                found[target.id] = _text(value.args[1])
            elif isinstance(value, (ast.Subscript, ast.Name, ast.BinOp)):
                found[target.id] = _text(value)
    return found


def _resolved(text: str, aliases: Dict[str, str]) -> str:
    for _ in range(3):
        text = re.sub(r"[A-Za-z_]\w*", lambda word: aliases.get(word.group(), word.group()), text)
    return "" if text in ("Any", "object", "Hashable", "Comparable") else text
