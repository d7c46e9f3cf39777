"""Arguments of size n, by what kind of thing a parameter wants."""

from __future__ import annotations

import random
from types import ModuleType
from typing import Any, Callable, Dict, List, Optional

Maker = Callable[[int, ModuleType], Any]

_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def _shuffled(n: int) -> List[int]:
    values = list(range(n))
    random.Random(n).shuffle(values)
    return values


def _letters(n: int, seed: int = 0) -> str:
    draw = random.Random(n * 31 + seed)
    return "".join(draw.choice(_LETTERS) for _ in range(n))


def _words(n: int) -> List[str]:
    draw = random.Random(n)
    return ["".join(draw.choice(_LETTERS) for _ in range(8)) for _ in range(n)]


def _tree_edges(n: int) -> List[List[int]]:
    # Wide and shallow: queues get long, and recursion does not.
    return [[parent, child] for parent in range(n) for child in (2 * parent + 1, 2 * parent + 2) if child < n]


def _graph(n: int, name: Callable[[int], Any]) -> Dict[Any, List[Any]]:
    graph: Dict[Any, List[Any]] = {name(vertex): [] for vertex in range(n)}
    for start, end in _tree_edges(n):
        graph[name(start)].append(name(end))
    return graph


def _weighted(n: int, name: Callable[[int], Any]) -> Dict[Any, Dict[Any, int]]:
    return {vertex: {end: 1 + len(ends) for end in ends} for vertex, ends in _graph(n, name).items()}


def _pairs(n: int, name: Callable[[int], Any]) -> Dict[Any, List[Any]]:
    return {vertex: [(end, 1 + len(ends)) for end in ends] for vertex, ends in _graph(n, name).items()}


def _matrix(n: int) -> List[List[int]]:
    draw = random.Random(n)
    return [[draw.randrange(1, 100) for _ in range(n)] for _ in range(n)]


def _sorted_matrix(n: int) -> List[List[int]]:
    return [list(range(row * n, row * n + n)) for row in range(n)]


def _board(n: int) -> List[List[int]]:
    return [[(row + column) % 2 for column in range(n)] for row in range(n)]


def _intervals(n: int) -> List[List[int]]:
    pairs = [[3 * start, 3 * start + 4] for start in range(n)]
    random.Random(n).shuffle(pairs)
    return pairs


def _brackets(n: int) -> str:
    return "(" * (n // 2) + ")" * (n // 2)


def _label(vertex: int) -> str:
    return f"v{vertex}"


def _same(n: int, module: ModuleType) -> int:
    return n


KINDS: Dict[str, Maker] = {
    "int": _same,
    "prime": lambda n, m: _prime(n),
    "part": lambda n, m: max(1, n // 4),
    "golden": lambda n, m: int(n * 0.618) + 1,
    "small": lambda n, m: 3,
    "base": lambda n, m: 3,
    "zero": lambda n, m: 0,
    "last": lambda n, m: n - 1,
    "absent": lambda n, m: -1,
    "beyond": lambda n, m: 4 * n * n + 7,
    "float": lambda n, m: float(n),
    "bool": lambda n, m: True,
    "none": lambda n, m: None,
    "ints": lambda n, m: _shuffled(n),
    "sorted": lambda n, m: list(range(n)),
    "duplicates": lambda n, m: [value // 2 for value in _shuffled(n)],
    "ones": lambda n, m: [1 + value % 3 for value in _shuffled(n)],
    "jumps": lambda n, m: [1 + value % 3 for value in range(n)],
    "weights": lambda n, m: [1 + value % 7 for value in _shuffled(n)],
    "coins": lambda n, m: [1, 2, 5],
    "floats": lambda n, m: [float(value) for value in _shuffled(n)],
    "tuple": lambda n, m: tuple(_shuffled(n)),
    "set": lambda n, m: set(range(n)),
    "str": lambda n, m: _letters(n),
    "other str": lambda n, m: _letters(n, 1),
    "same str": lambda n, m: "a" * n,
    "palindrome": lambda n, m: (_letters(n // 2) + _letters(n // 2)[::-1]) or "a",
    "digits": lambda n, m: "".join(str(1 + value % 9) for value in range(n)),
    "bits": lambda n, m: "".join(str(value % 2) for value in range(1, n + 1)),
    "brackets": lambda n, m: _brackets(n),
    "text": lambda n, m: " ".join(_words(n)),
    "pattern": lambda n, m: "a" * max(1, n // 4) + "b",
    "letter": lambda n, m: "~",
    "one word": lambda n, m: "interview",
    "words": lambda n, m: _words(n),
    "known word": lambda n, m: _words(n)[-1],
    "bytes": lambda n, m: _letters(n).encode(),
    "counts": lambda n, m: {word: index for index, word in enumerate(_words(n))},
    "int dict": lambda n, m: {value: value for value in range(n)},
    "graph": lambda n, m: _graph(n, int),
    "str graph": lambda n, m: _graph(n, _label),
    "weighted": lambda n, m: _weighted(n, int),
    "str weighted": lambda n, m: _weighted(n, _label),
    "pair graph": lambda n, m: _pairs(n, int),
    "str pair graph": lambda n, m: _pairs(n, _label),
    "adjacency": lambda n, m: list(_graph(n, int).values()),
    "first label": lambda n, m: _label(0),
    "last label": lambda n, m: _label(n - 1),
    "edges": lambda n, m: _tree_edges(n),
    "edge tuples": lambda n, m: [(start, end) for start, end in _tree_edges(n)],
    "weighted edges": lambda n, m: [(start, end, 1 + (start * 7) % 11) for start, end in _tree_edges(n)],
    "matrix": lambda n, m: _matrix(n),
    "sorted matrix": lambda n, m: _sorted_matrix(n),
    "board": lambda n, m: _board(n),
    "str board": lambda n, m: [[str(cell) for cell in row] for row in _board(n)],
    "lists": lambda n, m: [sorted(_shuffled(8)) for _ in range(n)],
    "intervals": lambda n, m: _intervals(n),
    "interval tuples": lambda n, m: [(start, end) for start, end in _intervals(n)],
    "linked": lambda n, m: linked(n, m),
    "tree": lambda n, m: tree(n, m),
    "function": lambda n, m: _identity,
    "peg": lambda n, m: "A",
}
"""What an argument may be, by a name of its own."""


def _identity(value: Any, *more: Any) -> Any:
    return value


def _prime(n: int) -> int:
    while n > 2 and any(n % divisor == 0 for divisor in range(2, int(n**0.5) + 1)):
        n -= 1
    return n


class AnyNode:
    """A node for functions whose file has no class of its own: a value under every usual name, and links."""

    def __init__(self, value: Any, following: Optional["AnyNode"] = None) -> None:
        self.val = self.value = self.data = self.key = self.item = value
        self.next: Optional[AnyNode] = following
        self.left: Optional[AnyNode] = None
        self.right: Optional[AnyNode] = None
        self.prev = self.parent = self.random = None


def node_class(module: ModuleType, *links: str) -> Optional[type]:
    """Return the module's own class whose objects have all these attributes, None when there is none."""
    for value in list(vars(module).values()):
        if isinstance(value, type) and value.__module__ == module.__name__:
            made = _make(value, 0)
            if made is not None and all(hasattr(made, link) for link in links):
                return value
    return None


def _make(kind: type, value: int) -> Any:
    for arguments in ((value,), (value, None), (value, None, None), ()):
        try:
            return kind(*arguments)
        except Exception:
            continue
    return None


def linked(n: int, module: ModuleType) -> Any:
    """Return the first of n linked nodes, of the module's own node class where there is one."""
    for link in ("next", "next_node", "nxt", "link", "tail", "rest"):
        kind = node_class(module, link)
        if kind is not None:
            head = None
            for value in range(n - 1, -1, -1):
                node = _make(kind, value)
                setattr(node, link, head)
                head = node
            return head
    head = None
    for value in range(n - 1, -1, -1):
        head = AnyNode(value, head)
    return head


def tree(n: int, module: ModuleType) -> Any:
    """Return the root of a balanced search tree of n nodes, of the module's own class where there is one."""
    kind = node_class(module, "left", "right") or AnyNode

    def build(low: int, high: int) -> Any:
        if low >= high:
            return None
        middle = (low + high) // 2
        node = _make(kind, middle)
        node.left, node.right = build(low, middle), build(middle + 1, high)
        return node

    return build(0, n)
