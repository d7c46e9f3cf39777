"""How a function uses a parameter: what is done with it, with its elements, and by the helpers it is handed to."""

from __future__ import annotations

import ast
from typing import Dict, FrozenSet, List, NamedTuple, Optional, Set, Tuple

from ._aliases import Aliases, FunctionNode, called, is_text, terms

_MOST_HELPERS = 3


class Uses(NamedTuple):
    """``element_…`` is about what the parameter holds; ``width`` is how many names an element is taken apart into.

    ``parts`` has the places of the parts that a function which calls itself hands on, ``unpacked`` how many
    parts the parameter itself has.
    """

    attributes: FrozenSet[str] = frozenset()
    keys: FrozenSet[str] = frozenset()
    element_attributes: FrozenSet[str] = frozenset()
    element_keys: FrozenSet[str] = frozenset()
    depth: int = 0
    width: int = 0
    unpacked: int = 0
    parts: FrozenSet[int] = frozenset()
    flags: FrozenSet[str] = frozenset()

    def has(self, flag: str) -> bool:
        """Tell about "iterated", "measured", "ranged", "compared" (with a number), "called", "nested" (its elements may be lists)."""
        return flag in self.flags


class Functions:
    """The functions of a file by name, those within others included."""

    def __init__(self, *trees: ast.AST) -> None:
        self.by_name: Dict[str, FunctionNode] = {}
        for tree in trees:
            for node in ast.walk(tree):
                if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
                    self.by_name.setdefault(node.name, node)

    def called(self, call: ast.Call) -> Optional[Tuple[FunctionNode, List[str]]]:
        """Return the function of the file that a call means, with the names of the parameters that it fills."""
        if isinstance(call.func, ast.Name):
            name, method = call.func.id, False
        elif isinstance(call.func, ast.Attribute) and isinstance(call.func.value, ast.Name) and call.func.value.id == "self":
            name, method = call.func.attr, True
        else:
            return None
        node = self.by_name.get(name)
        if node is None:
            return None
        names = [each.arg for each in (*node.args.posonlyargs, *node.args.args)]
        return node, names[1:] if method else names


def uses(node: FunctionNode, name: str, functions: Functions, helpers: int = _MOST_HELPERS) -> Uses:
    """Return how ``name`` is used in a function, and in the functions of the file that it is passed to."""
    found = Aliases(node, name)
    result = _Reading(node, found).uses()
    if helpers == 0:
        return result
    for call in (each for each in ast.walk(node) if isinstance(each, ast.Call)):
        known = functions.called(call)
        if known is None:
            continue
        helper, names = known
        if helper is node:
            result = result._replace(parts=result.parts | found.handed_on(call))
            continue
        for argument, parameter in zip(call.args, names):
            if found.is_it(argument):
                result = _joined(result, uses(helper, parameter, functions, helpers - 1))
            elif found.is_element(argument):
                result = _with_elements(result, uses(helper, parameter, functions, helpers - 1))
    return result


def _joined(one: Uses, other: Uses) -> Uses:
    return Uses(
        one.attributes | other.attributes,
        one.keys | other.keys,
        one.element_attributes | other.element_attributes,
        one.element_keys | other.element_keys,
        max(one.depth, other.depth),
        max(one.width, other.width),
        max(one.unpacked, other.unpacked),
        one.parts | other.parts,
        one.flags | other.flags,
    )


def _with_elements(one: Uses, element: Uses) -> Uses:
    inner = element.depth or element.has("iterated")
    return one._replace(
        element_attributes=one.element_attributes | element.attributes,
        element_keys=one.element_keys | element.keys,
        depth=max(one.depth, 2 if inner else 0),
        width=max(one.width, element.unpacked),
    )


class _Reading:
    """Reads a function for what it does with the names of one parameter."""

    def __init__(self, node: FunctionNode, names: Aliases) -> None:
        self._node = node
        self._names = names
        self._depth = 0
        self._flags: Set[str] = set()

    def uses(self) -> Uses:
        attributes, keys = set(), set()
        element_attributes, element_keys = set(), set()
        for each in ast.walk(self._node):
            if isinstance(each, ast.Attribute):
                if self._names.is_it(each.value):
                    attributes.add(each.attr)
                elif self._names.is_element(each.value):
                    element_attributes.add(each.attr)
            elif isinstance(each, ast.Subscript):
                self._depth = max(self._depth, self._subscripts(each))
                if is_text(each.slice):
                    text = str(getattr(each.slice, "value", ""))
                    if self._names.is_it(each.value):
                        keys.add(text)
                    elif self._names.is_element(each.value):
                        element_keys.add(text)
            elif isinstance(each, (ast.For, ast.comprehension)) and self._names.is_element(each.iter):
                self._depth = max(self._depth, 2)
            else:
                self._flag(each)
        return Uses(
            frozenset(attributes),
            frozenset(keys),
            frozenset(element_attributes),
            frozenset(element_keys),
            self._depth,
            self._names.width,
            self._names.unpacked,
            frozenset(),
            frozenset(self._flags | self._names.flags),
        )

    def _subscripts(self, node: ast.Subscript) -> int:
        depth = 0
        value: ast.expr = node
        while isinstance(value, ast.Subscript) and not isinstance(value.slice, ast.Slice) and not is_text(value.slice):
            depth += 1
            value = value.value
        if self._names.is_it(value):
            return depth
        return depth + 1 if depth and isinstance(value, ast.Name) and value.id in self._names.elements else 0

    def _flag(self, node: ast.AST) -> None:
        if isinstance(node, ast.Call):
            function = called(node)
            if self._names.is_it(node.func):
                self._flags.add("called")
            if function == "len" and node.args and self._names.is_it(node.args[0]):
                self._flags.add("measured")
            if function == "len" and node.args and self._names.is_element(node.args[0]):
                self._flags.add("sized elements")
            if function == "range" and any(self._names.is_it(term) for each in node.args for term in terms(each)):
                self._flags.add("ranged")
            if function == "isinstance" and node.args and self._names.is_element(node.args[0]) and "list" in ast.dump(node):
                self._flags.add("nested")
        elif isinstance(node, ast.BinOp):
            if isinstance(node.op, ast.Mult) and isinstance(node.left, ast.List):
                if any(self._names.is_it(term) for term in terms(node.right)):
                    self._flags.add("ranged")
        elif isinstance(node, ast.Compare) and self._names.is_it(node.left):
            constant = node.comparators[0]
            if isinstance(constant, ast.Constant) and type(constant.value) is int:
                self._flags.add("compared")
