"""Arguments of n calls of one method, and of the calls that fill its object before."""

from __future__ import annotations

import functools
from typing import Any, Dict, List, NamedTuple, Tuple

from . import _words as names
from ._makers import shuffled
from ._parameters import Parameter

PLACES = frozenset("index idx i position pos at".split())
_TEXTS = frozenset("word words prefix name text s string line message char letter url title label".split())
_PAIRS = tuple(
    each.split("-")
    for each in "u-v a-b src-dst source-target source-destination start-end from_node-to_node node1-node2 p-q x-y v1-v2 vertex1-vertex2 "
    "frm-to first-second i-j src-dest parent-child v-w from_vertex-to_vertex one-two".split()
)


class Plan(NamedTuple):
    """How the arguments of the calls follow each other; a ``tight`` object has room for half of them only."""

    order: str = "shuffled"
    place: str = "spread"
    pairs: str = "tree"
    texts: bool = False
    tight: bool = False

    def words(self) -> str:
        """Say what is not as usual, "" when all is."""
        told = [_ORDERS_IN_WORDS[self.order]] if self.order in _ORDERS_IN_WORDS else []
        told += [_PLACES_IN_WORDS[self.place]] if self.place in _PLACES_IN_WORDS else []
        told += [f"pairs that make a {self.pairs}"] if self.pairs != "tree" else []
        told += ["with room for n / 2"] if self.tight else []
        return f", {', '.join(told)}" if told else ""


_ORDERS_IN_WORDS = {
    "ascending": "ascending arguments",
    "descending": "descending arguments",
    "same": "the first argument always the same",
}
_PLACES_IN_WORDS = {"first": "always at the front", "middle": "always in the middle"}


def harder_plans(plan: Plan, given: List[Parameter]) -> List[Plan]:
    """Return plans for the same calls that may cost more."""
    orders = ("ascending", "descending", "same") if len(given) > 1 else ("ascending", "descending")
    found = [plan._replace(tight=True), *[plan._replace(order=order) for order in orders]]
    if has_place(given):
        found += [plan._replace(place=place) for place in ("first", "middle")]
    return [*found, *[plan._replace(pairs=pairs) for pairs in ("path", "star")]]


def has_place(given: List[Parameter]) -> bool:
    """Tell whether one of the parameters is a place in a sequence."""
    return any(each.name.lower() in PLACES for each in given)


def arguments(given: List[Parameter], turn: int, n: int, plan: Plan) -> List[Any]:
    """Return the arguments of the call number ``turn`` of n."""
    pair = _pair(given)
    found = []
    for place, parameter in enumerate(given):
        if plan.order == "same":
            found.append(_argument(parameter, turn if place else 0, n, plan._replace(order="ascending")))
        elif parameter in pair and not plan.texts and parameter.annotation != "str":
            found.append(_end(pair.index(parameter), turn, n, plan))
        else:
            found.append(_argument(parameter, turn, n, plan))
    return found


def _pair(given: List[Parameter]) -> List[Parameter]:
    known: Dict[str, Parameter] = {each.name.lower(): each for each in given}
    for first, second in _PAIRS:
        if first in known and second in known:
            return [known[first], known[second]]
    return []


def _end(place: int, turn: int, n: int, plan: Plan) -> int:
    child = (turn + 1) % n if n else 0
    parent = {"tree": turn // 2, "path": turn, "star": 0}[plan.pairs]
    return (parent % n if n else 0, child)[place]


def _argument(parameter: Parameter, turn: int, n: int, plan: Plan) -> Any:
    name, annotation = parameter.name.lower(), parameter.annotation
    value = _ordered(turn, n, plan.order)
    if name in PLACES and annotation in ("", "int"):
        return {"spread": value, "first": 0, "middle": n // 2}[plan.place]
    if annotation.startswith(("list", "Iterable", "Sequence")):
        return [value]
    if annotation.startswith("Callable"):
        return abs
    if name in ("k", "count"):
        return 1
    if annotation == "str" or (annotation == "" and (name in _TEXTS or plan.texts)):
        digits = f"{value:06d}"[::-1]
        return digits[:3] if name == "prefix" else f"{digits}word"
    if annotation == "bool":
        return True
    if name in names.FIRST and name not in ("p", "src", "node", "l", "i"):
        return 0
    if name in names.LAST and name not in ("q", "r", "j", "dest"):
        return max(0, n - 1)
    return value


@functools.lru_cache(maxsize=64)
def _shuffled(n: int) -> Tuple[int, ...]:
    return tuple(shuffled(n))


def _ordered(turn: int, n: int, order: str) -> int:
    if n == 0 or order == "ascending":
        return turn
    return n - 1 - turn % n if order == "descending" else _shuffled(n)[turn % n]
