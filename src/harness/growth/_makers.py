"""Builds numbers, texts, graphs, boards and intervals of size n, the same ones every time."""

from __future__ import annotations

import random
from typing import Any, Callable, Dict, List

Name = Callable[[int], Any]
Ends = Callable[[int, int], List[int]]

_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def shuffled(n: int, first: int = 0) -> List[int]:
    """Return n numbers in no order; whoever takes each for the place of the next one comes through all of them."""
    values = list(range(first, first + n))
    draw = random.Random(n)
    for place in range(n - 1, 0, -1):
        other = draw.randrange(place)
        values[place], values[other] = values[other], values[place]
    return values


def letters(n: int, seed: int = 0) -> str:
    draw = random.Random(n * 31 + seed)
    return "".join(draw.choice(_LETTERS) for _ in range(n))


def words(n: int, seed: int = 0) -> List[str]:
    draw = random.Random(n + 7919 * seed)
    return ["".join(draw.choice(_LETTERS) for _ in range(8)) for _ in range(n)]


def palindrome(n: int) -> str:
    half = letters(n // 2)
    return (half + half[::-1]) or "a"


def prime(n: int) -> int:
    while n > 2 and any(n % divisor == 0 for divisor in range(2, int(n**0.5) + 1)):
        n -= 1
    return n


def label(vertex: int) -> str:
    return f"v{vertex}"


# --- graphs: the ends of the edges that start at a vertex -------------------------------------------------


def of_tree(vertex: int, n: int) -> List[int]:
    # Wide and shallow: queues get long, and recursion does not.
    return [child for child in (2 * vertex + 1, 2 * vertex + 2) if child < n]


def of_path(vertex: int, n: int) -> List[int]:
    return [vertex + 1] if vertex + 1 < n else []


def of_ladder(vertex: int, n: int) -> List[int]:
    # Two ways on from everywhere: whoever forgets where it has been takes all of the many paths.
    return [end for end in (vertex + 1, vertex + 2) if end < n]


def of_star(vertex: int, n: int) -> List[int]:
    return list(range(1, n)) if vertex == 0 else []


def graph(n: int, name: Name, ends: Ends) -> Dict[Any, List[Any]]:
    return {name(vertex): [name(end) for end in ends(vertex, n)] for vertex in range(n)}


def weighted(n: int, name: Name, ends: Ends) -> Dict[Any, Dict[Any, int]]:
    return {vertex: {end: 1 + len(to) for end in to} for vertex, to in graph(n, name, ends).items()}


def pairs(n: int, name: Name, ends: Ends) -> Dict[Any, List[Any]]:
    return {vertex: [(end, 1 + len(to)) for end in to] for vertex, to in graph(n, name, ends).items()}


def edges(n: int, ends: Ends) -> List[List[int]]:
    return [[start, end] for start in range(n) for end in ends(start, n)]


def tuples(rows: List[List[int]]) -> List[Any]:
    return [tuple(row) for row in rows]


def with_weights(rows: List[List[int]]) -> List[Any]:
    return [(start, end, 1 + (start * 7 + end) % 11) for start, end in rows]


# --- tables and intervals ---------------------------------------------------------------------------------


def matrix(n: int) -> List[List[int]]:
    draw = random.Random(n)
    return [[draw.randrange(1, 100) for _ in range(n)] for _ in range(n)]


def filled(n: int, cell: Any) -> List[List[Any]]:
    return [[cell] * n for _ in range(n)]


def checkered(n: int) -> List[List[int]]:
    return [[(row + column) % 2 for column in range(n)] for row in range(n)]


def written(rows: List[List[int]]) -> List[List[str]]:
    return [[str(cell) for cell in row] for row in rows]


def intervals(n: int, length: int = 4) -> List[List[int]]:
    """Return intervals in no order, each of which reaches into the next one when longer than 3."""
    found = [[3 * start, 3 * start + length] for start in range(n)]
    random.Random(n).shuffle(found)
    return found


def nested_intervals(n: int) -> List[List[int]]:
    return [[start, 4 * n - start] for start in range(n)]


# --- trees of tuples, lists and dicts ---------------------------------------------------------------------


def nested_tuples(n: int, width: int, places: List[int], empty: Any, value: int = 0) -> Any:
    """Return a balanced tree of n tuples, ``width`` wide, with its subtrees at ``places``."""
    if n <= 0:
        return empty
    share, rest = divmod(n - 1, len(places))
    inner = [nested_tuples(share + (index < rest), width, places, empty, value + 1 + index) for index in range(len(places))]
    return tuple(inner[places.index(place)] if place in places else value for place in range(width))


def nested_lists(n: int) -> List[Any]:
    """Return n numbers in lists within lists, a few at each level."""
    if n <= 4:
        return list(range(n))
    return [nested_lists(n // 2), 1, nested_lists(n - n // 2 - 1)]


def dict_tree(n: int, keys: List[str]) -> Any:
    """Return a balanced tree of n dicts that have these keys: "children", or "left" and "right", hold subtrees."""
    if n <= 0:
        return None
    half = (n - 1) // 2
    node: Dict[str, Any] = {}
    for key in keys:
        node[key] = n
        if key == "children":
            node[key] = [each for each in (dict_tree(half, keys), dict_tree(n - 1 - half, keys)) if each is not None]
        elif key in ("left", "right"):
            node[key] = dict_tree(half if key == "left" else n - 1 - half, keys)
        elif key == "next":
            node[key] = None
    return node
