"""Follows a parameter through its function: what else it is called there, and what its elements are called."""

from __future__ import annotations

import ast
from typing import Dict, FrozenSet, Iterator, Set, Union

FunctionNode = Union[ast.FunctionDef, ast.AsyncFunctionDef]

# Functions whose result has the elements of their first argument.
_PASSING = frozenset({"sorted", "reversed", "list", "tuple", "set", "iter", "deque", "cycle", "filter"})
_CHOOSING = frozenset({"min", "max", "next", "heappop", "nsmallest", "nlargest"})
_TAKING = frozenset({"pop", "popleft", "popitem", "get"})
# Methods of a text whose result is much the same text.
_TIDYING = frozenset({"lower", "upper", "strip", "casefold", "title", "copy"})


class Aliases:
    """The names of one parameter and of its elements within one function; ``flags`` and widths tell how it is looped over."""

    def __init__(self, node: FunctionNode, name: str) -> None:
        self._node = node
        self._names = {name}
        self.elements: Set[str] = set()
        self._holders: Set[str] = set()
        self._place: Dict[str, int] = {}
        self.width = self.unpacked = 0
        self.flags: Set[str] = set()
        # Twice, because a name may be used before the line that says what it is.
        for _ in range(2):
            for each in ast.walk(node):
                self._follow(each)

    def is_it(self, value: ast.AST) -> bool:
        """Tell whether a value is the parameter, maybe tidied up."""
        while isinstance(value, ast.Call) and isinstance(value.func, ast.Attribute) and value.func.attr in _TIDYING:
            value = value.func.value
        return isinstance(value, ast.Name) and value.id in self._names

    def is_element(self, value: ast.AST) -> bool:
        """Tell whether a value is one of the parameter's elements."""
        if isinstance(value, ast.Name):
            return value.id in self.elements
        if isinstance(value, ast.Subscript) and not isinstance(value.slice, ast.Slice):
            return self.is_it(value.value) and not is_text(value.slice)
        if isinstance(value, ast.Call):
            function = called(value)
            if isinstance(value.func, ast.Attribute) and function in _TAKING:
                return self.is_it(value.func.value)
            return function in _CHOOSING and bool(value.args) and self.is_it(value.args[0])
        return False

    def handed_on(self, call: ast.Call) -> FrozenSet[int]:
        """Return the places of the parts that are among the arguments of a call."""
        places = {self._place.get(each.id, -1) for each in call.args if isinstance(each, ast.Name)}
        for each in call.args:
            if isinstance(each, ast.Subscript) and self.is_it(each.value) and isinstance(each.slice, ast.Constant):
                if type(each.slice.value) is int:
                    places.add(each.slice.value)
        return frozenset(places - {-1})

    def _follow(self, node: ast.AST) -> None:
        if isinstance(node, ast.Assign):
            for target in node.targets:
                self._assigned(target, node.value)
        elif isinstance(node, (ast.AnnAssign, ast.NamedExpr)) and node.value is not None:
            self._assigned(node.target, node.value)
        elif isinstance(node, (ast.For, ast.AsyncFor, ast.comprehension)):
            self._looped(node.target, node.iter)
        elif isinstance(node, ast.Call):
            self._keyed(node)
            if called(node) in ("append", "appendleft", "put", "extend") and isinstance(node.func, ast.Attribute):
                if any(self._mentions(each) for each in node.args) and isinstance(node.func.value, ast.Name):
                    self._holders.add(node.func.value.id)

    def _mentions(self, value: ast.AST) -> bool:
        return self.is_it(value) or (isinstance(value, (ast.Tuple, ast.List)) and any(map(self.is_it, value.elts)))

    def _assigned(self, target: ast.expr, value: ast.expr) -> None:
        if isinstance(target, (ast.Tuple, ast.List)):
            if isinstance(value, (ast.Tuple, ast.List)) and len(value.elts) == len(target.elts):
                for one, other in zip(target.elts, value.elts):
                    self._assigned(one, other)
            elif self.is_it(value):
                self.unpacked = max(self.unpacked, len(target.elts))
                for place, each in enumerate(target.elts):
                    if isinstance(each, ast.Name):
                        self._place[each.id] = place
            elif self.is_element(value):
                self.width = max(self.width, len(target.elts))
            elif self._is_held(value) and target.elts and isinstance(target.elts[0], ast.Name):
                self._names.add(target.elts[0].id)
            return
        if not isinstance(target, ast.Name):
            return
        source = value.values[-1] if isinstance(value, ast.BoolOp) else value
        if self.is_it(source) or self._is_held(source) or (self._passed(source) and target.id not in self._names):
            self._names.add(target.id)
        elif self.is_element(source):
            self.elements.add(target.id)
        elif isinstance(source, (ast.List, ast.Tuple)) and any(map(self._mentions, source.elts)):
            self._holders.add(target.id)
        elif isinstance(source, ast.Call) and called(source) == "deque" and source.args:
            self._assigned(target, source.args[0])

    def _is_held(self, value: ast.expr) -> bool:
        """Tell whether a value is taken from a stack or queue that the name was put on."""
        if isinstance(value, ast.Call) and isinstance(value.func, ast.Attribute):
            return value.func.attr in _TAKING and _is_one_of(value.func.value, self._holders)
        return isinstance(value, ast.Subscript) and _is_one_of(value.value, self._holders)

    def _passed(self, value: ast.expr) -> bool:
        if isinstance(value, ast.Call) and called(value) in _PASSING and value.args:
            return self.is_it(value.args[-1 if called(value) == "filter" else 0])
        return isinstance(value, ast.Subscript) and isinstance(value.slice, ast.Slice) and self.is_it(value.value)

    def _looped(self, target: ast.expr, source: ast.expr) -> None:
        if isinstance(source, ast.Call) and source.args:
            function = called(source)
            if function == "enumerate" and isinstance(target, ast.Tuple) and len(target.elts) == 2:
                self._looped(target.elts[1], source.args[0])
                return
            if function in ("zip", "zip_longest", "product", "pairwise", "combinations", "permutations"):
                self._looped_together(target, source, function)
                return
        if self.is_it(source) or self._passed(source):
            self.flags.add("iterated")
            if isinstance(target, ast.Name):
                self.elements.add(target.id)
            elif isinstance(target, ast.Tuple):
                self.width = max(self.width, len(target.elts))

    def _looped_together(self, target: ast.expr, source: ast.Call, function: str) -> None:
        if function.startswith("zip") and isinstance(target, ast.Tuple) and len(target.elts) == len(source.args):
            for one, other in zip(target.elts, source.args):
                self._looped(one, other)
        elif self.is_it(source.args[0]) and isinstance(target, ast.Tuple):
            self.flags.add("iterated")
            for each in target.elts:
                if isinstance(each, ast.Name):
                    self.elements.add(each.id)
                elif isinstance(each, ast.Tuple):
                    self.width = max(self.width, len(each.elts))

    def _keyed(self, call: ast.Call) -> None:
        """Take the parameter of a lambda for an element where the lambda is a key, or is mapped."""
        subjects = [call.func.value] if isinstance(call.func, ast.Attribute) else []
        lambdas = [each.value for each in call.keywords if each.arg == "key"]
        if called(call) in ("map", "filter", "reduce"):
            lambdas.extend(call.args[:1])
        if any(self.is_it(each) for each in (*subjects, *call.args)):
            for each in lambdas:
                if isinstance(each, ast.Lambda):
                    self.elements.update(argument.arg for argument in each.args.args)


def called(call: ast.Call) -> str:
    """Return the name of what is called, without its owner."""
    return str(getattr(call.func, "id", None) or getattr(call.func, "attr", ""))


def is_text(value: ast.AST) -> bool:
    """Tell whether a value is a text written out."""
    return isinstance(value, ast.Constant) and isinstance(value.value, str)


def _is_one_of(value: ast.AST, names: Set[str]) -> bool:
    return isinstance(value, ast.Name) and value.id in names


def terms(node: ast.expr) -> Iterator[ast.expr]:
    """Yield the operands of nested operators."""
    if isinstance(node, ast.BinOp):
        yield from terms(node.left)
        yield from terms(node.right)
    else:
        yield node
