"""Guesses how to measure one method: n calls on an object that was filled, or one call that takes n elements."""

from __future__ import annotations

import ast
from typing import Any, Callable, Dict, List, NamedTuple, Optional, Tuple

from . import _words as names
from ._calls import Plan, arguments, harder_plans
from ._candidates import Candidate, Family, called_with, consume
from ._guess import Guess
from ._parameters import Parameter, Subject, is_decorated, methods, parameters
from ._aliases import FunctionNode
from ._uses import Functions, uses
from ._values import kind

_FILLERS = (
    "enqueue push append add put insert set offer add_last push_back add_item append_node insert_tail insert_end add_node "
    "insert_head prepend push_front insert_front add_first appendleft add_word insert_word record store "
    "__setitem__ register add_edge add_vertex union"
).split()
_FILLING_STARTS = ("add", "insert", "push", "append", "put", "enqueue")
_VERTICES = ("add_vertex", "add_node", "addVertex", "addNode")
_ROOM = frozenset("capacity cap size maxsize max_size limit max_items max_len maxlen k".split())
_CONTAINERS = ("list", "dict", "set", "Sequence", "Iterable", "Mapping", "tuple", "Collection", "deque")

Build = Callable[..., Any]
Fill = List[Tuple[str, List[Parameter]]]


class _Class(NamedTuple):
    """The class of a method: how an object is made, and the methods that fill it."""

    module: ast.Module
    node: ast.ClassDef
    methods: Dict[str, FunctionNode]

    def required(self, name: str) -> List[Parameter]:
        subject = Subject(self.methods[name], self.node, self.module)
        return [each for each in parameters(subject) if not each.optional and not each.variadic]


def of_method(path: str, subject: Subject) -> List[Family]:
    """Return the families for a method, the likeliest first."""
    assert subject.owner is not None
    owner = _Class(subject.module, subject.owner, methods(subject.module, subject.owner))
    name = subject.node.name
    build = _builder(owner)
    if name == "__init__":
        return [_alone(Candidate("one construction for each n", _nothing, _constructions(build), True))]
    if is_decorated(subject.node, "staticmethod", "classmethod"):
        return _as_function(path, subject, lambda module, n: getattr(module, owner.node.name))
    if "__init__" not in owner.methods and not _holds_values(owner.node):
        return _as_function(path, subject, build) or _calls_of(path, subject, owner, build)
    if _takes_container(subject):
        return [*_as_function(path, subject, build), *_calls_of(path, subject, owner, build)]
    return _calls_of(path, subject, owner, build)


def _nothing(module: Any, n: int) -> Any:
    return module


def _alone(candidate: Candidate) -> Family:
    return Family(candidate, lambda early: [])


def _constructions(build: Build) -> Callable[[Any, Any], Any]:
    return lambda module, n: [build(module, n) for _ in range(n)]


def _as_function(path: str, subject: Subject, make: Build) -> List[Family]:
    guess = Guess(subject.node, parameters(subject), subject.module)
    return called_with(path, guess, lambda module, n: getattr(make(module, n), subject.node.name))


def _holds_values(node: ast.ClassDef) -> bool:
    """Tell whether the objects of a class without ``__init__`` hold something nevertheless."""
    decorated = any("dataclass" in ast.dump(each) for each in node.decorator_list)
    fields = any(isinstance(each, ast.AnnAssign) for each in node.body)
    return decorated or fields or bool(node.bases)


def _takes_container(subject: Subject) -> bool:
    functions = Functions(subject.node, subject.module)
    for each in parameters(subject):
        if each.optional or each.variadic:
            continue
        if each.annotation.startswith(_CONTAINERS):
            return True
        used = uses(subject.node, each.name, functions)
        texts = each.annotation == "str" or each.name in names.TEXTS | names.CHARACTERS or used.attributes & names.STRING_METHODS
        if not each.annotation and not texts and (used.has("iterated") or used.has("measured")):
            return True
    return False


# --- n calls on an object ---------------------------------------------------------------------------------


def _calls_of(path: str, subject: Subject, owner: _Class, build: Build) -> List[Family]:
    name = subject.node.name
    given = owner.required(name)
    fill = _fillers(owner, name)
    adds = name in _FILLERS or (name.startswith(_FILLING_STARTS) and bool(given))
    families: List[Family] = []
    for filled in [False, True] if adds or not fill else [True, False]:
        if filled and not fill:
            continue
        used = fill if filled else []
        for texts in (False, True):
            families.append(_family(path, subject, given, build, used, Plan(texts=texts)))
    return families


def _family(
    path: str, subject: Subject, given: List[Parameter], build: Build, fill: Fill, plan: Plan
) -> Family:
    prop = is_decorated(subject.node, "property", "cached_property")
    name = subject.node.name

    def made(plan: Plan) -> Candidate:
        how = f"an object filled with n calls of {fill[-1][0]}" if fill else "a new object"

        def setup(module: Any, n: int) -> Any:
            subject = build(module, n, plan.tight)
            for filler, wanted in fill:
                add = getattr(subject, filler)
                for turn in range(n):
                    add(*arguments(wanted, turn, n, plan))
            return subject

        def workload(subject: Any, n: int) -> None:
            for turn in range(n):
                if prop:
                    getattr(subject, name)
                else:
                    consume(path, getattr(subject, name)(*arguments(given, turn, n, plan)))

        return Candidate(f"n calls on {how}{plan.words()}", setup, workload, divided=True)

    taken = [*given, *[each for _, wanted in fill for each in wanted]]
    return Family(made(plan), lambda early: [made(each) for each in harder_plans(plan, taken)])


def _fillers(owner: _Class, name: str) -> Fill:
    """Return the methods that fill an object: one, or for a graph those that add vertices and edges."""

    def usable(each: str) -> bool:
        return each in owner.methods and bool(owner.required(each))

    found: Optional[str] = name if name in _FILLERS and usable(name) else None
    if found is None:
        loose = [each for each in owner.methods if each.startswith(_FILLING_STARTS)]
        found = next((each for each in (*_FILLERS, *loose) if each != name and usable(each)), None)
    if found is None:
        return []
    edges = next((each for each in owner.methods if each.lower().replace("_", "") == "addedge" and each != name), None)
    vertices = next((each for each in _VERTICES if each != name and usable(each)), None)
    order = [vertices, edges] if edges and usable(edges) else [found]
    return [(each, owner.required(each)) for each in order if each is not None]


def _builder(owner: _Class) -> Build:
    node = owner.methods.get("__init__")
    given = owner.required("__init__") if node is not None else _fields(owner.node)
    guess = Guess(node, given, owner.module) if node is not None and given else None
    kinds = guess.kinds() if guess is not None else [["int"] if each.annotation == "int" else ["ints"] for each in given]

    def build(module: Any, n: int, tight: bool = False) -> Any:
        def made(each: Parameter, of: List[str]) -> Any:
            return kind("half" if tight and of[0] == "int" and each.name.lower() in _ROOM else of[0]).make(n, module)

        named = {each.name: made(each, of) for each, of in zip(given, kinds) if each.keyword}
        values = [made(each, of) for each, of in zip(given, kinds) if not each.keyword]
        return getattr(module, owner.node.name)(*values, **named)

    return build


def _fields(node: ast.ClassDef) -> List[Parameter]:
    """Return the fields of a dataclass that have no default."""
    if not any("dataclass" in ast.dump(each) for each in node.decorator_list):
        return []
    return [
        Parameter(each.target.id, ast.unparse(each.annotation))
        for each in node.body
        if isinstance(each, ast.AnnAssign) and isinstance(each.target, ast.Name) and each.value is None
    ]
