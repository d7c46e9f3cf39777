"""Builds linked nodes, trees and objects of the classes in a file, or of a class that has every usual name."""

from __future__ import annotations

import inspect
from types import ModuleType
from typing import Any, Callable, Dict, List, Optional

from ._makers import of_ladder

_LINKS = ("next", "next_node", "nxt", "link", "tail", "rest")
_TEXTUAL = frozenset("name title city country email label text word role department category kind type status owner author id_".split())


class AnyNode:
    """A node for functions whose file has no class of its own: a value under every usual name, and links."""

    def __init__(self, value: Any, following: Optional["AnyNode"] = None) -> None:
        self.val = self.value = self.data = self.key = self.item = value
        self.next: Optional[AnyNode] = following
        self.left: Optional[AnyNode] = None
        self.right: Optional[AnyNode] = None
        self.prev = self.parent = self.random = None
        self.children: List[AnyNode] = []
        self.neighbors: List[AnyNode] = []


class AnyRecord:
    """An object with the attributes that a function asks for."""

    def __init__(self, values: Dict[str, Any]) -> None:
        self.__dict__.update(values)


def scalar(name: str, annotation: str, value: int) -> Any:
    """Return what one field of a record may hold: a text where its name or annotation says so, else a number."""
    if annotation in ("str",) or (annotation == "" and name.lower() in _TEXTUAL):
        return f"{value:05d}"[::-1] + "text"
    if annotation == "bool":
        return value % 2 == 0
    if annotation == "float":
        return float(value)
    if annotation.startswith(("list", "List", "Sequence")):
        return []
    if annotation.startswith(("dict", "Dict")):
        return {}
    if annotation.startswith(("Optional", "None")):
        return None
    return value


def record(keys: List[str], value: int) -> Dict[str, Any]:
    """Return a dict with these keys."""
    return {key: scalar(key, "", value) for key in keys}


def node_class(module: ModuleType, *attributes: str) -> Optional[type]:
    """Return the module's own class whose objects have all these attributes, None when there is none."""
    for kind in list(vars(module).values()):
        if isinstance(kind, type) and kind.__module__ == module.__name__:
            made = made_of(kind, 0)
            if made is not None and all(hasattr(made, each) for each in attributes):
                return kind
    return None


def made_of(kind: type, value: int) -> Any:
    """Return an object of a class, None when it cannot be guessed what its constructor takes."""
    for arguments in _arguments(kind, value):
        try:
            return kind(*arguments)
        except Exception:
            continue
    return None


def _arguments(kind: type, value: int) -> List[List[Any]]:
    tries: List[List[Any]] = []
    try:
        given = list(inspect.signature(kind).parameters.values())
    except (TypeError, ValueError):
        given = []
    required = [each for each in given if each.default is each.empty and each.kind in (each.POSITIONAL_ONLY, each.POSITIONAL_OR_KEYWORD)]
    if required:
        first, *others = required
        links = ("left", "right", "children", "parent", "prev", *_LINKS)
        tries.append(
            [
                scalar(first.name, _annotation(first), value),
                *[None if each.name in links else scalar(each.name, _annotation(each), value) for each in others],
            ]
        )
    return [*tries, [value], [value, None], [value, None, None], []]


def _annotation(parameter: inspect.Parameter) -> str:
    annotation = parameter.annotation
    if annotation is parameter.empty:
        return ""
    return annotation if isinstance(annotation, str) else getattr(annotation, "__name__", str(annotation))


def records(n: int, module: ModuleType, attributes: List[str], order: List[int]) -> List[Any]:
    """Return n objects that have these attributes: of the module's own class where there is one."""
    kind = node_class(module, *attributes)
    if kind is not None:
        return [made_of(kind, value) for value in order]
    return [AnyRecord(record(attributes, value)) for value in order]


def objects(n: int, module: ModuleType, name: str, order: List[int]) -> List[Any]:
    """Return n objects of the module's class ``name``."""
    kind = getattr(module, name)
    return [made_of(kind, value) for value in order]


def linked(n: int, module: ModuleType, value: Callable[[int], int] = int) -> Any:
    """Return the first of n linked nodes, of the module's own node class where there is one."""
    for link in _LINKS:
        kind = node_class(module, link)
        if kind is not None:
            head = None
            for place in range(n - 1, -1, -1):
                node = made_of(kind, value(place))
                setattr(node, link, head)
                head = node
            return head
    head = None
    for place in range(n - 1, -1, -1):
        head = AnyNode(value(place), head)
    return head


def tree(n: int, module: ModuleType, shape: str = "balanced") -> Any:
    """Return the root of a tree of n nodes: a search tree that is "balanced", or a chain to the "left" or "right".

    The values of a "mirrored" tree are all the same, and so are its two halves.
    """
    kind = node_class(module, "left", "right") or AnyNode

    def build(low: int, high: int, flipped: bool) -> Any:
        if low >= high:
            return None
        middle = (low + high) // 2
        node = made_of(kind, 1 if shape == "mirrored" else middle)
        node.left, node.right = build(low, middle, flipped), build(middle + 1, high, flipped)
        if flipped:
            node.left, node.right = node.right, node.left
        return node

    if shape in ("left", "right"):
        root = None
        for value in range(n) if shape == "left" else range(n - 1, -1, -1):
            node = made_of(kind, value)
            setattr(node, shape, root)
            root = node
        return root
    if shape == "mirrored" and n > 0:
        root = made_of(kind, 1)
        root.left, root.right = build(0, (n - 1) // 2, False), build(0, (n - 1) // 2, True)
        return root
    return build(0, n, False)


def many_ways(n: int, module: ModuleType) -> Any:
    """Return the root of a balanced tree of n nodes, each with a list of ``children``."""
    kind = node_class(module, "children") or AnyNode
    nodes = [made_of(kind, value) for value in range(n)]
    for place, node in enumerate(nodes):
        node.children = [nodes[child] for child in (3 * place + 1, 3 * place + 2, 3 * place + 3) if child < n]
    return nodes[0] if nodes else None


def network(n: int, module: ModuleType) -> Any:
    """Return the first of n nodes that lead to each other by a list of ``neighbors``."""
    kind = node_class(module, "neighbors") or AnyNode
    nodes = [made_of(kind, value) for value in range(n)]
    for place, node in enumerate(nodes):
        node.neighbors = [nodes[end] for end in of_ladder(place, n)]
    return nodes[0] if nodes else None
