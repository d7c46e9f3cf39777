"""Guesses how to measure one method: n calls on an object that was filled with n elements."""

from __future__ import annotations

import ast
from typing import Any, Callable, List, Optional, Tuple

from ._guess import Guess
from ._parameters import FunctionNode, Parameter, Subject, parameters
from ._sizes import watched
from ._values import KINDS

Workload = Callable[[Any, Any], Any]

_FILLERS = (
    "enqueue push append add put insert set offer add_last push_back add_item append_node insert_tail insert_end add_node "
    "insert_head prepend push_front insert_front add_first appendleft add_vertex add_word insert_word record store "
    "__setitem__ register add_edge union"
).split()
_WORDS = frozenset("word words prefix name text s string line message char letter url title label".split())
_PLACES = frozenset("index idx i position pos".split())


def method_workloads(path: str, subject: Subject) -> List[Tuple[str, Workload, Workload]]:
    """Return candidates for a method: what is done in words, the workload, and the setup before it."""
    owner = subject.owner
    assert owner is not None
    methods = {each.name: each for each in owner.body if isinstance(each, (ast.FunctionDef, ast.AsyncFunctionDef))}
    name = subject.node.name
    given = _required(owner, subject.node)
    filler = _filler(owner, methods, name)
    static = any(isinstance(each, ast.Name) and each.id in ("staticmethod", "classmethod") for each in subject.node.decorator_list)
    prop = any(isinstance(each, ast.Name) and each.id in ("property", "cached_property") for each in subject.node.decorator_list)
    constructor = _required(owner, methods["__init__"]) if "__init__" in methods else []
    build = _builder(owner.name, constructor, methods.get("__init__"))
    candidates: List[Tuple[str, Workload, Workload]] = []
    if name == "__init__":
        return [("one construction for each n", lambda prepared, n: [prepared(n) for _ in range(n)], _binding(build))]
    if static:
        return []
    adds = name in _FILLERS or (name.startswith(("add", "insert", "push", "append", "put", "enqueue")) and given)
    fills = [False, True] if adds or filler is None else [True, False]
    for filled in fills:
        if filled and filler is None:
            continue
        fill = (filler, _required(owner, methods[filler])) if filled and filler else None
        words = f"n calls on an object filled with n calls of {filler}" if fill else "n calls on a new object"
        for texts in (False, True):
            setup = _setup(build, fill, texts)
            for index in (_spread_index, _middle, _first) if _has_place(given) else (_spread_index,):
                candidates.append((words, _calls(path, name, given, _Arguments(index, texts), prop), setup))
    return candidates


def _has_place(given: List[Parameter]) -> bool:
    return any(each.name.lower() in _PLACES for each in given)


def _required(owner: ast.ClassDef, node: FunctionNode) -> List[Parameter]:
    return [each for each in parameters(Subject(node, owner)) if not each.optional and not each.variadic]


def _filler(owner: ast.ClassDef, methods: Any, name: str) -> Optional[str]:
    usable = [each for each in _FILLERS if each in methods and each != name and _required(owner, methods[each])]
    if name in _FILLERS and name in methods and _required(owner, methods[name]):
        return name
    loose = [each for each in methods if each.startswith(("add", "insert", "push", "append", "put")) and each != name]
    return (usable or loose or [None])[0]


def _builder(kind: str, given: List[Parameter], node: Optional[FunctionNode]) -> Callable[[Any, int], Any]:
    choices = Guess(node, given).kinds() if node is not None and given else []

    def build(module: Any, n: int) -> Any:
        return getattr(module, kind)(*[KINDS[kinds[0]](n, module) for kinds in choices])

    return build


def _binding(build: Callable[[Any, int], Any]) -> Workload:
    return lambda module, n: lambda size: build(module, size)


def _setup(build: Callable[[Any, int], Any], fill: Optional[Tuple[str, List[Parameter]]], texts: bool) -> Workload:
    arguments = _Arguments(_spread_index, texts)

    def setup(module: Any, n: int) -> Any:
        made = build(module, n)
        if fill is not None:
            add = getattr(made, fill[0])
            for turn in range(n):
                add(*[arguments.of(each, turn, n) for each in fill[1]])
        return made

    return setup


def _calls(path: str, name: str, given: List[Parameter], arguments: _Arguments, prop: bool) -> Workload:
    def workload(subject: Any, n: int) -> None:
        from ._measure import consume

        for turn in range(n):
            if prop:
                getattr(subject, name)
            else:
                consume(path, getattr(subject, name)(*[arguments.of(each, turn, n) for each in given]))

    return workload


class _Arguments:
    """Arguments of the calls: ``index`` chooses places, ``texts`` makes words of what could be numbers."""

    def __init__(self, index: Callable[[int, int], int], texts: bool) -> None:
        self._index = index
        self._texts = texts

    def of(self, parameter: Parameter, turn: int, n: int) -> Any:
        """Return the argument of the call number ``turn`` of n."""
        name, annotation = parameter.name.lower(), parameter.annotation
        if name in _PLACES:
            return self._index(turn, n)
        shuffled = _spread_index(turn, n)
        if annotation.startswith(("list", "Iterable", "Sequence")):
            return [shuffled]
        if annotation.startswith("Callable"):
            return abs
        if name in ("k", "count"):
            return 1
        if annotation == "str" or (annotation == "" and (name in _WORDS or self._texts)):
            digits = f"{shuffled:06d}"[::-1]
            return digits[:3] if name == "prefix" else f"{digits}word"
        return shuffled


def _spread_index(turn: int, n: int) -> int:
    # A fixed permutation of 0 .. n - 1: neither ascending nor random.
    step = max(1, int(n * 0.618)) | 1
    while _shares_factor(step, n):
        step += 2
    return turn * step % n if n else 0


def _shares_factor(a: int, b: int) -> bool:
    while b:
        a, b = b, a % b
    return a != 1


def _middle(turn: int, n: int) -> int:
    return n // 2


def _first(turn: int, n: int) -> int:
    return 0
