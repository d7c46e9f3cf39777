"""Finds builtin containers that a learner's objects are kept in."""

from __future__ import annotations

import ast
from typing import Dict, Iterator, List, Optional, Sequence, Tuple

from ._names import FUNCTIONS, Names, uses

# What is as good as the builtin itself, by full name.
_RELATIVES: Dict[str, Tuple[str, ...]] = {
    "list": ("list", "collections.UserList", "array.array", "typing.List"),
    "deque": ("collections.deque", "_collections.deque", "typing.Deque"),
    "dict": (
        "dict",
        "collections.OrderedDict",
        "collections.defaultdict",
        "collections.Counter",
        "collections.ChainMap",
        "collections.UserDict",
        "types.SimpleNamespace",
        "weakref.WeakKeyDictionary",
        "weakref.WeakValueDictionary",
        "typing.Dict",
    ),
    "set": ("set", "frozenset", "weakref.WeakSet", "typing.Set"),
}
_DISPLAYS: Dict[str, Tuple[type, ...]] = {
    "list": (ast.List, ast.ListComp),
    "dict": (ast.Dict, ast.DictComp),
    "set": (ast.Set, ast.SetComp),
    "deque": (),
}
_GROWING = {"append", "insert", "extend", "pop", "remove", "appendleft", "popleft", "clear"}
_TAKING = {"append", "insert", "extend", "add", "appendleft", "setdefault", "put"}


class Storage:
    """Looks for containers of the given kinds in attributes, class bodies, module variables and base classes.

    Local variables are nobody's storage. A list with a fixed number of items, such as the node
    ``[value, next]``, counts only if something of its name also grows.
    """

    def __init__(self, names: Names, kinds: Sequence[str]) -> None:
        unknown = set(kinds) - set(_RELATIVES)
        if unknown:
            raise ValueError(f"storage knows list, deque, dict and set, not {', '.join(sorted(unknown))}")
        self._names = names
        self._kinds = kinds
        self._growing = {
            node.func.value.attr if isinstance(node.func.value, ast.Attribute) else getattr(node.func.value, "id", "")
            for node in ast.walk(names.tree)
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in _GROWING
        }

    def findings(self) -> Iterator[Tuple[int, str]]:
        """Give the line and a clause for every container that is kept."""
        for statement in self._names.solution:
            yield from self._in_scope(statement, None, top=True)

    def _in_scope(self, node: ast.AST, function: Optional[ast.AST], top: bool) -> Iterator[Tuple[int, str]]:
        if isinstance(node, ast.ClassDef):
            for base in node.bases:
                kind = self._kind_of_name(base.value if isinstance(base, ast.Subscript) else base)
                if kind:
                    yield node.lineno, f"{node.name} is {_one(kind)}"
        for target, value in _assignments(node):
            place = self._place(target, function, top)
            kind = self._makes(value, function, place) if place else None
            if kind and place:
                yield node.lineno, f"{_one(kind)} is kept in {place}"  # type: ignore[attr-defined]
        if isinstance(node, ast.Call):
            yield from self._in_call(node, function)
        if isinstance(node, ast.Attribute) and node.attr == "__dict__" and "dict" in self._kinds:
            yield node.lineno, "an object's __dict__ is used as a dict"
        inner = node if isinstance(node, FUNCTIONS) else function
        still_top = top and not isinstance(node, FUNCTIONS)
        for child in ast.iter_child_nodes(node):
            yield from self._in_scope(child, inner, still_top)

    def _in_call(self, node: ast.Call, function: Optional[ast.AST]) -> Iterator[Tuple[int, str]]:
        """Containers that are put into storage by a call: into another container, a node, a field."""
        called = node.func
        kept = isinstance(called, ast.Attribute) and called.attr in _TAKING and isinstance(called.value, ast.Attribute)
        own = isinstance(called, ast.Name) and any(
            isinstance(one, ast.ClassDef) for one in self._names.definitions.get(called.id, [])
        )
        set_by_name = isinstance(called, ast.Name) and called.id == "setattr"
        if kept or own or set_by_name:
            for argument in [*node.args, *[keyword.value for keyword in node.keywords]]:
                kind = self._makes(argument, function, "")
                if kind:
                    yield node.lineno, f"{_one(kind)} is kept in {ast.unparse(called)}(…)"
        for keyword in node.keywords:
            if keyword.arg == "default_factory":
                made = keyword.value.body if isinstance(keyword.value, ast.Lambda) else keyword.value
                kind = self._kind_of_name(made) or self._makes(made, function, "")
                if kind:
                    yield node.lineno, f"{_one(kind)} is made for every object"

    def _place(self, target: ast.AST, function: Optional[ast.AST], top: bool) -> Optional[str]:
        """How storage is called in the sentence, or None where a target is a local variable."""
        if isinstance(target, ast.Attribute):
            return None if target.attr in ("__slots__", "__match_args__") else ast.unparse(target)
        if isinstance(target, ast.Subscript):
            return self._place(target.value, function, top)
        if isinstance(target, ast.Name):
            if target.id.startswith("__"):
                return None
            if top and function is None:
                return target.id
            declared = {
                name for node in uses(function) if isinstance(node, ast.Global) for name in node.names
            } if function is not None else set()
            return target.id if target.id in declared else None
        return None

    def _makes(
        self, value: Optional[ast.AST], function: Optional[ast.AST], place: str, depth: int = 0
    ) -> Optional[str]:
        """Return the kind of forbidden container that an expression makes or holds."""
        if value is None or depth > 8:
            return None
        for kind in self._kinds:
            if isinstance(value, _DISPLAYS[kind]) and not self._is_fixed(value, place):
                return kind
        parts: List[Optional[ast.AST]] = []
        if isinstance(value, (ast.List, ast.Tuple, ast.Set)):
            parts = list(value.elts)
        elif isinstance(value, ast.Dict):
            parts = list(value.values)
        elif isinstance(value, (ast.ListComp, ast.SetComp, ast.GeneratorExp)):
            parts = [value.elt]
        elif isinstance(value, ast.DictComp):
            parts = [value.value]
        elif isinstance(value, ast.BinOp):
            if isinstance(value.left, ast.List) and "list" in self._kinds:
                return "list"
            parts = [value.left, value.right]
        elif isinstance(value, ast.BoolOp):
            parts = list(value.values)
        elif isinstance(value, ast.IfExp):
            parts = [value.body, value.orelse]
        elif isinstance(value, (ast.NamedExpr, ast.Starred, ast.Await)):
            parts = [value.value]
        elif isinstance(value, ast.Name):
            parts = list(_values_of(value.id, function))
        elif isinstance(value, ast.Call):
            return self._kind_of_call(value, function, place, depth)
        for part in parts:
            kind_of_part = self._makes(part, function, place, depth + 1)
            if kind_of_part:
                return kind_of_part
        return None

    def _kind_of_call(
        self, call: ast.Call, function: Optional[ast.AST], place: str, depth: int
    ) -> Optional[str]:
        kind = self._kind_of_name(call.func)
        if kind:
            return kind
        if isinstance(call.func, ast.Attribute):
            if call.func.attr == "fromkeys" and "dict" in self._kinds:
                return self._kind_of_name(call.func.value)
            return None
        if not isinstance(call.func, ast.Name):
            return None
        if "list" in self._kinds and self._names.is_builtin(call.func, "sorted", set()):
            return "list"
        for definition in self._names.definitions.get(call.func.id, []):
            if isinstance(definition, ast.FunctionDef) and call.func.id not in self._names.given:
                for node in uses(definition):
                    if isinstance(node, ast.Return):
                        made = self._makes(node.value, definition, place, depth + 1)
                        if made:
                            return made
        return None

    def _kind_of_name(self, node: ast.AST) -> Optional[str]:
        full = self._names.dotted(node)
        for kind in self._kinds:
            for relative in _RELATIVES[kind]:
                if full == relative or ("." not in relative and self._names.is_builtin(node, relative, set())):
                    return relative.rpartition(".")[2]
        return None

    def _is_fixed(self, value: ast.AST, place: str) -> bool:
        if not isinstance(value, ast.List) or not value.elts or any(isinstance(one, ast.Starred) for one in value.elts):
            return False
        return place.rpartition(".")[2] not in self._growing


def _one(kind: str) -> str:
    return f"{'an' if kind[0] in 'aAO' else 'a'} {kind}"


def _assignments(node: ast.AST) -> Iterator[Tuple[ast.AST, ast.AST]]:
    if isinstance(node, ast.Assign):
        for target in node.targets:
            if isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple):
                yield from zip(target.elts, node.value.elts)
            else:
                yield target, node.value
    elif isinstance(node, (ast.AnnAssign, ast.AugAssign)) and node.value is not None:
        yield node.target, node.value


def _values_of(name: str, function: Optional[ast.AST]) -> Iterator[ast.AST]:
    """What a local variable or a parameter's default is set to in a function."""
    if function is None:
        return
    for node in uses(function):
        for target, value in _assignments(node):
            if isinstance(target, ast.Name) and target.id == name and not isinstance(node, ast.AugAssign):
                yield value
    arguments = getattr(function, "args", None)
    if isinstance(arguments, ast.arguments):
        positional = [*arguments.posonlyargs, *arguments.args]
        defaults: List[Tuple[ast.arg, Optional[ast.expr]]] = list(
            zip(positional[len(positional) - len(arguments.defaults) :], arguments.defaults)
        )
        defaults += list(zip(arguments.kwonlyargs, arguments.kw_defaults))
        yield from (value for argument, value in defaults if argument.arg == name and value is not None)
