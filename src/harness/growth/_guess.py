"""Guesses what a function wants to be called with: kinds of ``_values`` for each parameter, likeliest first."""

from __future__ import annotations

import ast
import re
from typing import Dict, List, Sequence, Tuple

from . import _containers as containers
from . import _words as names
from ._parameters import Parameter
from ._scalars import Context, of_number, of_text
from ._aliases import FunctionNode
from ._uses import Functions, Uses, uses

_ANYTHING = ("ints", "int", "str", "words", "matrix", "graph", "sorted", "linked", "tree", "edges", "intervals")


class Guess:
    """The guesses for one function: ``kinds()`` has a list for every parameter that is given."""

    def __init__(self, node: FunctionNode, given: Sequence[Parameter], module: ast.Module) -> None:
        required = [each for each in given if not each.optional]
        self.given = required or [each for each in given if _may_grow(each)]
        functions = Functions(node, module)
        self._context = Context(
            node.name.lower(),
            (ast.get_docstring(node) or "").lower(),
            self.given,
            {each.name: uses(node, each.name, functions) for each in self.given},
        )

    def kinds(self) -> List[List[str]]:
        """Return the possible kinds of every given parameter, likeliest first."""
        first = [self._of(each, {}) for each in self.given]
        chosen = {each.name: kinds[0] for each, kinds in zip(self.given, first)}
        return [self._of(each, chosen) for each in self.given]

    def _of(self, parameter: Parameter, others: Dict[str, str]) -> List[str]:
        beside = {name: kind for name, kind in others.items() if name != parameter.name}
        found = self._variadic(parameter) if parameter.variadic else self._by_annotation(parameter, beside)
        if not found:
            found = [*self._by_use(parameter, beside), *self._by_name(parameter, beside), *_ANYTHING]
        return list(dict.fromkeys(found))

    def _variadic(self, parameter: Parameter) -> List[str]:
        text, used = parameter.annotation, self._context.uses[parameter.name]
        if text == "str" or (not text and used.element_attributes & names.STRING_METHODS):
            return ["words"]
        if text.startswith(containers.LISTS) or used.depth > 1 or used.has("sized elements"):
            return ["lists", "words"]
        return ["ints", "words", "lists"]

    # --- by annotation --------------------------------------------------------------------------------

    def _by_annotation(self, parameter: Parameter, beside: Dict[str, str]) -> List[str]:
        text = parameter.annotation
        if not text:
            return []
        if text.startswith("Union[") or ("|" in text and "[" not in text.split("|")[0]):
            parts = re.split(r"[|,]", text[6:-1] if text.startswith("Union[") else text)
            text = next((part for part in parts if part != "None"), "")
            parameter = parameter._replace(annotation=text)
        if text == "int":
            return of_number(self._context, parameter, beside)
        if text in ("float", "bool", "bytes"):
            return [text]
        if text == "str":
            return of_text(self._context, parameter, beside)
        if text.startswith(("Callable", "callable")):
            return ["function"]
        if text.startswith(("dict", "Dict", "Mapping", "MutableMapping", "defaultdict", "OrderedDict", "Counter")):
            return containers.of_mapping(self._context, parameter)
        if text.startswith(("set", "frozenset", "Set", "AbstractSet")):
            return ["word set" if "[str" in text else "set", "set"]
        head = text.partition("[")[0]
        if head == "deque":
            return ["deque"]
        if head == "tuple" and "..." not in text and (text.count(",") or head == text):
            return [*self._by_use(parameter, beside), "tuple"]
        if head in containers.LISTS or head == "tuple":
            return containers.of_list(self._context, parameter, beside)
        return self._nodes(text, parameter)

    def _nodes(self, text: str, parameter: Parameter) -> List[str]:
        used, name = self._context.uses[parameter.name], parameter.name.lower()
        if "children" in used.attributes:
            return ["many ways"]
        if {"neighbors", "neighbours"} & used.attributes:
            return ["network"]
        if "next" not in used.attributes and ("Tree" in text or {"left", "right"} & used.attributes or name in names.ROOTS):
            return ["tree", "linked", "many ways"]
        if "Node" in text or "List" in text or used.attributes:
            return ["linked", "tree", "many ways"]
        return ["sorted", "ints", "int", "str"]

    # --- by use and by name ---------------------------------------------------------------------------

    def _by_use(self, parameter: Parameter, beside: Dict[str, str]) -> List[str]:
        used, name = self._context.uses[parameter.name], parameter.name.lower()
        if "next" in used.attributes or (name in names.HEADS and not used.depth):
            return ["linked"]
        if "children" in used.attributes:
            return ["many ways"]
        if {"neighbors", "neighbours"} & used.attributes:
            return ["network"]
        if used.keys & {"left", "right", "children"}:
            return [f"dict tree: {','.join(sorted(used.keys))}"]
        if {"left", "right"} & used.attributes:
            return ["tree"]
        parts = _tree_of_tuples(used)
        if parts:
            return [f"tuple tree: {parts}", f"empty tuple tree: {parts}"]
        if name == "root" and not used.depth:
            return ["tree"]
        if used.has("called"):
            return ["function"]
        if used.attributes & names.STRING_METHODS:
            return of_text(self._context, parameter, beside)
        if name in names.GRAPHS:
            key = self._context.labels()
            return [f"{key}graph", f"{key}weighted", f"{key}pair graph", "adjacency", "str weighted"]
        if used.attributes & names.MAPPING_METHODS:
            return ["counts", "graph", "int dict"]
        return self._by_elements(used, name)

    def _by_elements(self, used: Uses, name: str) -> List[str]:
        if used.element_keys:
            return [f"records: {','.join(sorted(used.element_keys))}"]
        known = names.STRING_METHODS | names.LIST_METHODS | names.MAPPING_METHODS
        if used.element_attributes and not used.element_attributes & known:
            return [f"things: {','.join(sorted(used.element_attributes))}"]
        if used.element_attributes & names.STRING_METHODS and name not in names.TEXTS:
            return ["words"]
        if used.has("nested"):
            return ["nested"]
        if name in names.INTERVALS and used.depth != 1:
            return ["intervals", "weighted edges"]
        if name in names.EDGES and (used.width or used.depth != 1):
            return ["weighted edges", "edges"] if used.width == 3 else ["edges", "weighted edges"]
        if used.width == 2:
            return [*(["points"] if "point" in name else []), "edge tuples", "named numbers"]
        if used.width == 3:
            return ["weighted edges"]
        if used.depth >= 2 and name not in names.TEXTS | names.WORDS:
            return containers.nested(self._context, name)
        return []

    def _by_name(self, parameter: Parameter, beside: Dict[str, str]) -> List[str]:
        used, name = self._context.uses[parameter.name], parameter.name.lower()
        taken = used.has("iterated") or used.has("measured") or used.depth > 0
        number = used.has("ranged") or used.has("compared")
        if name in names.WORDS:
            return ["words", "text"]
        if name in ("lists", "arrays", "nested", "nested_list", "sublists", "chunks", "lists_of_lists"):
            return ["lists", "matrix"]
        if name in names.BOARDS or name in ("matrix", "mat"):
            return containers.nested(self._context, name)
        if name in names.LISTS and (taken or not number):
            return containers.flat(self._context, parameter, beside)
        if name in names.TEXTS and not number:
            return of_text(self._context, parameter, beside)
        if taken:
            flat = containers.flat(self._context, parameter, beside)[:1]
            return [*flat, *of_text(self._context, parameter, beside), "words"]
        if name in names.CHARACTERS:
            return ["letter"]
        if name in names.TEXT_PARTS and {"str", "same str", "text"} & set(beside.values()):
            return ["pattern"]
        if name in names.FIRST | names.LAST and {"str graph", "str weighted"} & set(beside.values()):
            return of_text(self._context, parameter, beside)
        return of_number(self._context, parameter, beside)


def _tree_of_tuples(used: Uses) -> str:
    """Return the width and the places of the subtrees of what is taken apart and handed on, "" for anything else."""
    width = max(used.unpacked, max(used.parts, default=-1) + 1)
    if not used.parts or width < 2 or len(used.parts) == width == 2 or used.depth > 1:
        return ""
    return ",".join(map(str, (max(width, 3 if len(used.parts) == 2 else 2), *sorted(used.parts))))


def _may_grow(parameter: Parameter) -> bool:
    head = parameter.annotation.split("[")[0]
    return head in (*containers.LISTS, "dict", "set", "str", "int", "tuple") or parameter.name in names.LISTS


def combinations(kinds: Sequence[Sequence[str]], most: int = 60) -> List[Tuple[str, ...]]:
    """Return choices of one kind for every parameter, the likeliest first, at most ``most``."""
    chosen: List[Tuple[int, Tuple[str, ...]]] = [(0, ())]
    for options in kinds:
        chosen = [
            (rank + place * (place + 1) // 2, (*before, option))
            for rank, before in chosen
            for place, option in enumerate(options)
        ]
        chosen.sort(key=lambda each: each[0])
        chosen = chosen[: most * 4]
    return [each for _, each in chosen[:most]]
