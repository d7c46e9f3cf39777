"""Arguments of size n, by what kind of thing a parameter wants, and the harder ones of the same kind."""

from __future__ import annotations

import collections
from types import ModuleType
from typing import Any, Callable, Dict, NamedTuple, Tuple

from . import _makers as make
from . import _nodes as nodes

Maker = Callable[[int, ModuleType], Any]


class Kind(NamedTuple):
    """``words`` tell a learner what it is. A wide value has more than n elements.

    ``harder`` are kinds that may cost more: to any function | to one that stops early | to one that does not.
    """

    words: str
    make: Maker
    harder: str = ""
    wide: bool = False


def kind(name: str) -> Kind:
    """Return the kind of this name; what stands behind a colon says what its records hold."""
    found = KINDS.get(name)
    if found is not None:
        return found
    family, _, about = name.partition(": ")
    return _of_family(family, about)


def harder(name: str, stops_early: bool) -> Tuple[str, ...]:
    """Return the kinds that may cost more than the kind of this name."""
    always, early, thorough = (kind(name).harder + "||").split("|")[:3]
    chosen = f"{always},{early if stops_early else thorough}"
    return tuple(each.strip() for each in chosen.split(",") if each.strip())


def _of_family(family: str, about: str) -> Kind:
    parts = about.split(",")
    if family == "records":
        return Kind(f"n dicts with {about}", lambda n, m: [nodes.record(parts, value) for value in make.shuffled(n)])
    if family == "things":
        return Kind(f"n objects with {about}", lambda n, m: nodes.records(n, m, parts, make.shuffled(n)))
    if family == "objects":
        return Kind(f"n objects of {about}", lambda n, m: nodes.objects(n, m, about, make.shuffled(n)))
    if family == "dict tree":
        return Kind("a balanced tree of n dicts", lambda n, m: make.dict_tree(n, parts))
    if family in ("tuple tree", "empty tuple tree"):
        width, *places = (int(each) for each in parts)
        empty: Any = () if family.startswith("empty") else None
        return Kind("a balanced tree of n tuples", lambda n, m: make.nested_tuples(n, width, places, empty))
    raise KeyError(family)


def _graph_kinds(prefix: str, name: make.Name) -> Dict[str, Kind]:
    found: Dict[str, Kind] = {}
    for family, build, words in (
        ("graph", make.graph, "a dict of lists"),
        ("weighted", make.weighted, "a dict of dicts with weights"),
        ("pair graph", make.pairs, "a dict of lists of pairs with weights"),
    ):
        base = f"{prefix}{family}"
        for shape, ends, looks in _SHAPES:
            found[f"{shape}{base}"] = Kind(
                f"a graph of n vertices as {words}{looks}",
                lambda n, m, build=build, ends=ends: build(n, name, ends),
                "" if shape else f"ladder {base}, path {base}, star {base}",
            )
    return found


_SHAPES = (
    ("", make.of_tree, ""),
    ("path ", make.of_path, ", one path"),
    ("ladder ", make.of_ladder, ", two ways on from each"),
    ("star ", make.of_star, ", all from one"),
)

_STRINGS = "same str, palindrome, brackets"
_LISTS = "reversed, sorted, doubled | equal, few"
_EDGES = "chain {0}, star {0}, reversed chain {0}"


def _edge_kinds(name: str, finish: Callable[[Any], Any], words: str) -> Dict[str, Kind]:
    return {
        name: Kind(f"{words} of a tree", lambda n, m: finish(make.edges(n, make.of_tree)), _EDGES.format(name)),
        f"chain {name}": Kind(f"{words} of a path", lambda n, m: finish(make.edges(n, make.of_path))),
        f"star {name}": Kind(f"{words} from one vertex", lambda n, m: finish(make.edges(n, make.of_star))),
        f"reversed chain {name}": Kind(
            f"{words} of a path, last first", lambda n, m: finish(make.edges(n, make.of_path)[::-1])
        ),
    }


KINDS: Dict[str, Kind] = {
    "int": Kind("n", lambda n, m: n, "odd, prime"),
    "count": Kind("n", lambda n, m: n, "half, small"),
    "odd": Kind("n - 1", lambda n, m: max(1, n - 1)),
    "prime": Kind("the largest prime up to n", lambda n, m: make.prime(n)),
    "part": Kind("n / 4", lambda n, m: max(1, n // 4), "half"),
    "half": Kind("n / 2", lambda n, m: max(1, n // 2)),
    "golden": Kind("0.618 n", lambda n, m: int(n * 0.618) + 1),
    "small": Kind("3", lambda n, m: 3),
    "base": Kind("3", lambda n, m: 3),
    "zero": Kind("0", lambda n, m: 0),
    "last": Kind("n - 1", lambda n, m: n - 1),
    "absent": Kind("-1", lambda n, m: -1, "beyond, last"),
    "beyond": Kind("a number beyond all others", lambda n, m: 4 * n * n + 7, "absent, last, half"),
    "float": Kind("n", lambda n, m: float(n)),
    "bool": Kind("True", lambda n, m: True),
    "none": Kind("None", lambda n, m: None),
    "ints": Kind("n shuffled numbers", lambda n, m: make.shuffled(n), _LISTS),
    "other ints": Kind("n other shuffled numbers", lambda n, m: make.shuffled(n, n // 2)[::-1], "reversed, sorted, ints, apart"),
    "apart": Kind("n numbers, none of them the same", lambda n, m: make.shuffled(n, n)),
    "sorted": Kind("n sorted numbers", lambda n, m: list(range(n)), "doubled"),
    "doubled": Kind("n sorted numbers, each twice", lambda n, m: [value // 2 for value in range(n)]),
    "reversed": Kind("n numbers in descending order", lambda n, m: list(range(n, 0, -1))),
    "equal": Kind("n equal numbers", lambda n, m: [1] * n),
    "few": Kind("n numbers, 0 or 1", lambda n, m: [value % 2 for value in make.shuffled(n)]),
    "jumps": Kind("n numbers from 1 to 3", lambda n, m: [1 + value % 3 for value in range(n)], "equal"),
    "weights": Kind("n numbers from 1 to 7", lambda n, m: [1 + value % 7 for value in make.shuffled(n)]),
    "coins": Kind("1, 2 and 5", lambda n, m: [1, 2, 5]),
    "floats": Kind("n shuffled numbers", lambda n, m: [float(value) for value in make.shuffled(n)]),
    "tuple": Kind("n shuffled numbers", lambda n, m: tuple(make.shuffled(n))),
    "deque": Kind("n shuffled numbers", lambda n, m: collections.deque(make.shuffled(n))),
    "iterator": Kind("an iterator over n numbers", lambda n, m: iter(make.shuffled(n))),
    "set": Kind("a set of n numbers", lambda n, m: set(range(n))),
    "word set": Kind("a set of n words", lambda n, m: set(make.words(n))),
    "str": Kind("n letters", lambda n, m: make.letters(n), _STRINGS),
    "other str": Kind("n other letters", lambda n, m: make.letters(n, 1), "same str, str, backwards str, nearly same str"),
    "same str": Kind("n times one letter", lambda n, m: "a" * n),
    "nearly same str": Kind("n times one letter, the last one another", lambda n, m: "a" * (n - 1) + "b"),
    "backwards str": Kind("the same letters backwards", lambda n, m: make.letters(n)[::-1]),
    "palindrome": Kind("a palindrome of n letters", lambda n, m: make.palindrome(n), "same str"),
    "digits": Kind("n digits", lambda n, m: "".join(str(1 + value % 9) for value in range(n))),
    "bits": Kind("n digits, 0 or 1", lambda n, m: "".join(str(value % 2) for value in range(1, n + 1))),
    "brackets": Kind("n brackets", lambda n, m: "(" * (n // 2) + ")" * (n // 2), "str"),
    "text": Kind("n words in a text", lambda n, m: " ".join(make.words(n))),
    "pattern": Kind("n / 4 letters", lambda n, m: "a" * max(1, n // 4) + "b"),
    "letter": Kind("a letter", lambda n, m: "~"),
    "one word": Kind("a word", lambda n, m: "interview"),
    "words": Kind("n words", lambda n, m: make.words(n), "| equal words"),
    "other words": Kind("n other words", lambda n, m: make.words(n, 1), "words"),
    "equal words": Kind("n equal words", lambda n, m: ["interview"] * n),
    "known word": Kind("the last of the words", lambda n, m: make.words(n)[-1]),
    "named numbers": Kind("n pairs of word and number", lambda n, m: list(zip(make.words(n), make.shuffled(n)))),
    "word lists": Kind("n lists of words", lambda n, m: [[word, word[::-1]] for word in make.words(n)]),
    "bytes": Kind("n bytes", lambda n, m: make.letters(n).encode()),
    "counts": Kind("a dict of n words", lambda n, m: {word: index for index, word in enumerate(make.words(n))}),
    "int dict": Kind("a dict of n numbers", lambda n, m: {value: value for value in range(n)}),
    "word dict": Kind("a dict of n words", lambda n, m: {word: word[::-1] for word in make.words(n)}),
    **_graph_kinds("", int),
    **_graph_kinds("str ", make.label),
    "adjacency": Kind(
        "a graph of n vertices as a list of lists",
        lambda n, m: list(make.graph(n, int, make.of_tree).values()),
        "ladder adjacency",
    ),
    "ladder adjacency": Kind(
        "a graph of n vertices as a list of lists, two ways on from each",
        lambda n, m: list(make.graph(n, int, make.of_ladder).values()),
    ),
    "first label": Kind("the first vertex", lambda n, m: make.label(0)),
    "last label": Kind("the last vertex", lambda n, m: make.label(n - 1)),
    **_edge_kinds("edges", list, "the n - 1 edges"),
    **_edge_kinds("edge tuples", make.tuples, "the n - 1 edges"),
    **_edge_kinds("weighted edges", make.with_weights, "the n - 1 edges with weights"),
    "points": Kind("n points", lambda n, m: list(zip(make.shuffled(n), make.shuffled(n)[::-1]))),
    "point lists": Kind("n points", lambda n, m: [list(each) for each in zip(make.shuffled(n), make.shuffled(n)[::-1])]),
    "matrix": Kind("n rows of n numbers", lambda n, m: make.matrix(n), "| flat matrix", True),
    "flat matrix": Kind("n rows of n equal numbers", lambda n, m: make.filled(n, 1), wide=True),
    "sorted matrix": Kind(
        "n sorted rows of n numbers", lambda n, m: [list(range(row * n, row * n + n)) for row in range(n)], wide=True
    ),
    "board": Kind("a board of n by n cells, 0 or 1", lambda n, m: make.checkered(n), "full board, empty board", True),
    "full board": Kind("a board of n by n cells, all 1", lambda n, m: make.filled(n, 1), wide=True),
    "empty board": Kind("a board of n by n cells, all 0", lambda n, m: make.filled(n, 0), wide=True),
    "str board": Kind(
        'a board of n by n cells, "0" or "1"', lambda n, m: make.written(make.checkered(n)), "full str board", True
    ),
    "full str board": Kind('a board of n by n cells, all "1"', lambda n, m: make.filled(n, "1"), wide=True),
    "lists": Kind("n lists of 8 numbers", lambda n, m: [sorted(make.shuffled(8)) for _ in range(n)]),
    "nested": Kind("n numbers in nested lists", lambda n, m: make.nested_lists(n)),
    "intervals": Kind("n intervals", lambda n, m: make.intervals(n), "nested intervals, apart intervals"),
    "nested intervals": Kind("n intervals within each other", lambda n, m: make.nested_intervals(n)),
    "apart intervals": Kind("n intervals that do not touch", lambda n, m: make.intervals(n, 1)),
    "interval tuples": Kind(
        "n intervals", lambda n, m: make.tuples(make.intervals(n)), "nested interval tuples, apart interval tuples"
    ),
    "nested interval tuples": Kind("n intervals within each other", lambda n, m: make.tuples(make.nested_intervals(n))),
    "apart interval tuples": Kind("n intervals that do not touch", lambda n, m: make.tuples(make.intervals(n, 1))),
    "linked": Kind("a list of n linked nodes", lambda n, m: nodes.linked(n, m), "| equal linked"),
    "equal linked": Kind("a list of n linked nodes, all equal", lambda n, m: nodes.linked(n, m, lambda place: 1)),
    "tree": Kind("a balanced tree of n nodes", lambda n, m: nodes.tree(n, m), "| mirrored tree | left chain, right chain"),
    "left chain": Kind("n nodes, each to the left of the other", lambda n, m: nodes.tree(n, m, "left")),
    "right chain": Kind("n nodes, each to the right of the other", lambda n, m: nodes.tree(n, m, "right")),
    "mirrored tree": Kind("a tree of n nodes with two halves alike", lambda n, m: nodes.tree(n, m, "mirrored")),
    "many ways": Kind("a tree of n nodes with children", lambda n, m: nodes.many_ways(n, m)),
    "network": Kind("n nodes that know their neighbors", lambda n, m: nodes.network(n, m)),
    "function": Kind("a function", lambda n, m: _identity),
    "peg": Kind('"A"', lambda n, m: "A"),
}
"""What an argument may be, by a name of its own."""


def _identity(value: Any, *more: Any) -> Any:
    return value
