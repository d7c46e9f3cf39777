"""Guesses what a function wants to be called with: kinds of ``_values`` for each parameter, likeliest first."""

from __future__ import annotations

import ast
import re
from typing import Dict, FrozenSet, List, Sequence, Tuple

from ._parameters import FunctionNode, Parameter, Uses, uses

_LISTS = ("list", "Sequence", "Iterable", "Collection", "MutableSequence", "Iterator")
_STRINGS = frozenset(
    "split lower upper isalpha isdigit isalnum strip replace find startswith endswith join casefold".split()
)
_MAPPINGS = frozenset("keys values items get setdefault".split())


def _one_of(words: str) -> FrozenSet[str]:
    return frozenset(words.split())


_INT_NAMES = _one_of("n num number limit amount capacity total m rows cols width height stairs days steps exp exponent upto")
_LIST_NAMES = _one_of(
    "nums numbers arr array items lst values data xs ys seq sequence list elements prices heights costs weights "
    "collection iterable scores temperatures l left right ints input_list sorted_list stream"
)
_TEXT_NAMES = _one_of("s t text string word sentence phrase str source_text line document paragraph haystack s1 s2 string1")
_WORD_NAMES = _one_of("words strs strings names tokens dictionary word_list wordlist lines")
_GRAPH_NAMES = _one_of("graph adj adjacency g adjacency_list tree_map neighbours neighbors network dag deps dependencies")
_BOARD_NAMES = _one_of("grid board maze island islands rooms image field")
_MATRIX_NAMES = _one_of("matrix mat a b matrix1 matrix2 triangle m1 m2")
_EDGE_NAMES = _one_of("edges prerequisites connections pairs points links relations")
_INTERVAL_NAMES = _one_of("intervals meetings times ranges bookings events segments")
_SOUGHT = _one_of("target x value val key item needle element query wanted goal_sum target_sum total desired")
_PARTS = _one_of("k size window r count rotations shift positions chunk chunk_size batch window_size step length top")
_FIRST = _one_of("start source src begin origin root_id low lo left l i index idx first pos position start_node from_node vertex node depth")
_LAST = _one_of("end goal dest destination stop high hi right r j last sink finish end_node to_node")
_TEXT_PARTS = _one_of("pattern sub needle part prefix substring p pat query")
_CHARACTERS = _one_of("char letter c ch sep separator delimiter character")


class Guess:
    """The guesses for one function: ``kinds()`` has a list for every parameter that is given."""

    def __init__(self, node: FunctionNode, given: Sequence[Parameter]) -> None:
        self._node = node
        self._name = node.name.lower()
        self._docstring = (ast.get_docstring(node) or "").lower()
        required = [each for each in given if not each.optional]
        self.given = required or [each for each in given if _is_container(each.annotation) or each.name in _LIST_NAMES]
        self._uses: Dict[str, Uses] = {each.name: uses(node, each.name) for each in self.given}

    def kinds(self) -> List[List[str]]:
        """Return the possible kinds of every given parameter, likeliest first."""
        first = [self._of(each, {}) for each in self.given]
        chosen = {each.name: kinds[0] for each, kinds in zip(self.given, first)}
        return [self._of(each, chosen) for each in self.given]

    def _of(self, parameter: Parameter, others: Dict[str, str]) -> List[str]:
        beside = {name: kind for name, kind in others.items() if name != parameter.name}
        found = self._by_annotation(parameter, beside)
        if not found:
            found = [*self._by_use(parameter, beside), *self._by_name(parameter, beside)]
            found += ["ints", "int", "str", "words", "matrix", "graph", "sorted", "linked", "tree"]
        return list(dict.fromkeys(found))

    # --- by annotation --------------------------------------------------------------------------------

    def _by_annotation(self, parameter: Parameter, beside: Dict[str, str]) -> List[str]:
        text, name = parameter.annotation, parameter.name.lower()
        if parameter.variadic or not text or text in ("Any", "object"):
            return []
        if "|" in text or text.startswith("Union["):
            parts = re.split(r"[|,]", text[6:-1] if text.startswith("Union[") else text)
            text = next((part for part in parts if part != "None"), "")
        if text == "int":
            return self._ints(parameter, beside)
        if text in ("float", "bool", "bytes"):
            return [text]
        if text == "str":
            return self._texts(parameter, beside)
        if text.startswith(("Callable", "callable")):
            return ["function"]
        if text.startswith(("dict", "Mapping", "MutableMapping", "defaultdict")):
            return self._mappings(text, name)
        if text.startswith(("set", "frozenset", "Set", "AbstractSet")):
            return ["set"]
        head, _, inner = text.partition("[")
        if head in _LISTS or head == "tuple":
            return self._lists(head, inner[:-1], parameter)
        return self._nodes(text, parameter)

    def _nodes(self, text: str, parameter: Parameter) -> List[str]:
        attributes = self._uses[parameter.name].attributes if parameter.name in self._uses else frozenset()
        if "Tree" in text or {"left", "right"} & attributes:
            return ["tree", "linked"]
        if "Node" in text or "List" in text or attributes:
            return ["linked", "tree"] if "left" not in attributes else ["tree", "linked"]
        return ["sorted", "ints", "int", "str"]

    def _lists(self, head: str, inner: str, parameter: Parameter) -> List[str]:
        name = parameter.name.lower()
        if inner.startswith(("list[str", "Sequence[str")):
            return ["str board", "lists"]
        if inner.startswith(("tuple[int,int,", "tuple[str,str,", "tuple[float,float,")):
            return ["weighted edges"]
        if inner.startswith(_LISTS):
            return self._nested(name)
        if inner.startswith("tuple") and head != "tuple":
            return ["interval tuples" if name in _INTERVAL_NAMES else "edge tuples", "weighted edges"]
        if inner.startswith("str") and head != "tuple":
            return ["words"]
        if inner.startswith("float"):
            return ["floats"]
        if "Node" in inner:
            return ["ints"]
        if head == "tuple":
            return ["tuple"]
        return self._flat(name)

    def _nested(self, name: str) -> List[str]:
        if name in _BOARD_NAMES:
            return ["board", "matrix"]
        if name in _EDGE_NAMES:
            return ["edges", "weighted edges"]
        if name in _INTERVAL_NAMES:
            return ["intervals", "edges"]
        if name in _GRAPH_NAMES:
            return ["adjacency", "matrix"]
        if "list" in name or name in ("arrays", "rows"):
            return ["lists", "matrix"]
        return ["sorted matrix" if "search" in self._name else "matrix", "edges", "intervals"]

    def _flat(self, name: str) -> List[str]:
        if name in ("coins", "denominations"):
            return ["coins"]
        if name in ("weights",):
            return ["weights"]
        if "jump" in self._name and "search" not in self._name:
            return ["jumps"]
        if self._wants_order(name):
            return ["sorted", "ints"]
        return ["ints", "sorted", "matrix", "words"]

    def _wants_order(self, name: str) -> bool:
        telling = ("binary", "bisect", "bound", "insert_pos", "search_insert", "sorted", "jump_search", "interpolation")
        if "sort" in self._name and "sorted" not in self._name:
            return False
        if self._name.startswith(("is_", "check_")) and any(each in self._name for each in ("monoton", "increas", "ascend")):
            return True
        searches = "search" in self._name and not name.startswith("word")
        return searches or any(word in self._name or word in name for word in telling) or "sorted" in self._docstring

    def _names_of_vertices(self) -> str:
        """Return "str " when a vertex that is given is a string."""
        ends = [each for each in self.given if each.name.lower() in _FIRST | _LAST | _SOUGHT]
        return "str " if any(each.annotation == "str" for each in ends) else ""

    def _mappings(self, text: str, name: str) -> List[str]:
        key = "str " if "[str," in text else "" if "[" in text else self._names_of_vertices()
        _, _, value = text.partition(",")
        if value.startswith(("list[tuple", "Sequence[tuple")):
            return [f"{key}pair graph"]
        if value.startswith(("list", "set", "Iterable", "Sequence", "Collection", "tuple")):
            return [f"{key}graph"]
        if value.startswith(("dict", "Mapping")):
            return [f"{key}weighted"]
        if name in _GRAPH_NAMES:
            return [f"{key}graph", f"{key}weighted", f"{key}pair graph"]
        return ["int dict"] if "[int," in text else ["counts"]

    # --- by name --------------------------------------------------------------------------------------

    def _ints(self, parameter: Parameter, beside: Dict[str, str]) -> List[str]:
        name, used = parameter.name.lower(), self._uses[parameter.name]
        kinds = set(beside.values())
        container = bool(kinds - {"int", "prime", "golden", "base", "part", "zero", "last"})
        if used.divided and not container:
            return ["prime"]
        graph = any("graph" in kind or "weighted" in kind or kind == "adjacency" for kind in kinds)
        if name in _FIRST and (container or graph):
            return ["zero", "part"]
        if (name in _LAST or (graph and name in _SOUGHT)) and container:
            return ["last", "part"]
        if name in _SOUGHT and container:
            return ["int"] if used.ranged else ["beyond", "absent"]
        if name in _PARTS and (container or "int" in kinds):
            return ["part", "small"]
        if name in ("base", "x") and {"int"} & kinds or name == "base":
            return ["base"]
        if name in ("mod", "modulus", "modulo"):
            return ["beyond"]
        if not container and "int" in kinds and name in ("b", "y", "other", "num2", "second", "v"):
            return ["golden", "int"]
        return ["int", "part"]

    def _texts(self, parameter: Parameter, beside: Dict[str, str]) -> List[str]:
        name, kinds = parameter.name.lower(), set(beside.values())
        graph = any("graph" in kind or "weighted" in kind for kind in kinds)
        if graph:
            return ["last label"] if name in _LAST or name in _SOUGHT else ["first label"]
        if "hanoi" in self._name:
            return ["peg"]
        if name in _CHARACTERS:
            return ["letter"]
        if "words" in kinds:
            return ["known word", "one word"]
        texts = kinds & {"str", "same str", "text", "palindrome"}
        if texts and name in _TEXT_PARTS:
            return ["pattern"]
        if any(word in self._name for word in ("paren", "bracket", "balanced", "brace")):
            return ["brackets", "str"]
        if "palin" in self._name:
            return ["palindrome"]
        if name in ("digits", "num", "number", "num1", "num2", "phone") or "digit" in self._name:
            return ["digits", "str"]
        if "binary" in self._name or name in ("bits", "binary", "a", "b") and "add" in self._name:
            return ["bits"]
        splits = "split" in self._uses[parameter.name].attributes
        if splits or name in ("sentence", "paragraph", "document"):
            return ["text", "str"]
        if any(each in _TEXT_PARTS for each in beside):
            return ["same str", "str"]
        return ["other str" if "str" in kinds else "str", "digits", "brackets"]

    def _by_use(self, parameter: Parameter, beside: Dict[str, str]) -> List[str]:
        used, name = self._uses[parameter.name], parameter.name.lower()
        if parameter.variadic:
            return ["ints"]
        if "next" in used.attributes or name in ("head", "l1", "l2", "head1", "head2"):
            return ["linked"]
        if {"left", "right"} & used.attributes or (name == "root" and not used.depth):
            return ["tree"]
        if used.called:
            return ["function"]
        if used.attributes & _STRINGS:
            return self._texts(parameter, beside)
        if name in _GRAPH_NAMES:
            key = self._names_of_vertices()
            return [f"{key}graph", f"{key}weighted", f"{key}pair graph", "adjacency", "str weighted"]
        if used.attributes & _MAPPINGS:
            return ["counts", "graph", "int dict"]
        if name in _INTERVAL_NAMES | _EDGE_NAMES and name not in ("points",):
            return ["intervals", "weighted edges"] if name in _INTERVAL_NAMES else ["edges", "weighted edges"]
        if used.depth >= 2 and name not in _TEXT_NAMES | _WORD_NAMES:
            return self._nested(name)
        return []

    def _by_name(self, parameter: Parameter, beside: Dict[str, str]) -> List[str]:
        used, name = self._uses[parameter.name], parameter.name.lower()
        taken = used.iterated or used.measured or used.depth > 0
        if name in _WORD_NAMES:
            return ["words", "text"]
        if name in ("lists", "arrays", "nested", "nested_list", "rows", "sublists", "chunks", "lists_of_lists"):
            return ["lists", "matrix"]
        if name in _BOARD_NAMES or name in ("matrix", "mat"):
            return self._nested(name)
        if name in _LIST_NAMES and (taken or not used.ranged):
            return self._flat(name)
        if name in _TEXT_NAMES and not used.ranged:
            return self._texts(parameter, beside)
        if taken:
            return [*self._flat(name)[:1], *self._texts(parameter, beside), "words"]
        if name in _CHARACTERS:
            return ["letter"]
        if name in _TEXT_PARTS and {"str", "same str", "text"} & set(beside.values()):
            return ["pattern"]
        if name in _FIRST | _LAST and {"str graph", "str weighted"} & set(beside.values()):
            return self._texts(parameter, beside)
        return self._ints(parameter, beside)


def _is_container(annotation: str) -> bool:
    return annotation.split("[")[0] in (*_LISTS, "dict", "set", "str", "int")


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
