"""What a counting module does is what the module does, step counts aside."""

from __future__ import annotations

import ast
import asyncio
import os
import sys
import tempfile
import textwrap
import traceback
import unittest
from types import ModuleType
from typing import Any, List

from harness import loading
from harness.growth._module import CountingModule

PROGRAM = '''
"""Docstring."""
from __future__ import annotations
import enum
from collections import deque, namedtuple
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import total_ordering

class Counter_:
    __count = 0
    def __init__(self): self.__log = ""; self.items = [1, 2]
    def bump(self):
        self.__count += 1
        self.__log += "x"
        self.items += (3,)
        self.items *= 2
        return self.__count, self.__log, self.items
    @property
    def size(self): return len(self.items)
    @staticmethod
    def double(x): return x + x
    @classmethod
    def make(cls, *args): return cls()

class Base:
    def hello(self, *args, **kwargs): return ("base", args, sorted(kwargs.items()))
class Derived(Base):
    def hello(self, *args, **kwargs): return ("derived",) + super().hello(*args, **kwargs)

class Colour(enum.Enum):
    RED = 1
    BLUE = RED + 1

@total_ordering
@dataclass
class Card:
    rank: int = 3
    tags: list[str] = field(default_factory=list)
    def __lt__(self, other): return self.rank < other.rank

class Loud(list):
    def __contains__(self, x): return "asked" if x else ""
    def pop(self, *where): return "popped"

class Quiet(list):
    pass

class Access:
    def __init__(self): self.seen = []
    def __getattr__(self, name): self.seen.append(name); return 1
    def __getitem__(self, key): self.seen.append(key); return [key]
    def __setitem__(self, key, value): self.seen.append((key, value))

def calls():
    c = Counter_()
    return [c.bump(), c.bump(), c.size, Counter_.double("ab"), Counter_.make(1).size, Derived().hello(1, a=2, *(3,), **{"b": 4})]

def kinds():
    return [Colour.BLUE.value, Card() < Card(4), Card().tags, sorted([Card(2), Card(1)])[0].rank, max(Card(1), Card(5)).rank,
            1 in Loud(), Loud([1]).pop(0), 1 in Quiet([1]), Quiet([4, 5]).pop(0), Quiet("ab") + [1]]

def access():
    a = Access()
    a.field += 1
    a["k"] += ["v"]
    a.seen.append(a.other)
    return a.seen

def scopes():
    total = 0
    text = "a"
    def add(x):
        nonlocal total, text
        total += x
        text += str(x)
        return total
    return [add(1), add(2), text, [y := 5, y + 1], (lambda a, b=2, *c, d: (a, b, c, d))(1, d=4), [i for i in range(9) if i % 2 if i > 3]]

def unpacking():
    first, *rest = [1, 2, 3]
    (a, b), c = [4, 5], "c"
    d = {**{"x": 1}, "y": [*rest, *"ab"]}
    def f(*args, k=0, **kw): return args, k, kw
    return [first, rest, a, b, c, d, f(*rest, *[9], k=1, **{"z": 2})]

def slices():
    items = list(range(10))
    items[2:5] = ["a"]
    items[::3] = [0] * len(items[::3])
    del items[0], items[-1:]
    grid = [[0] * 3 for _ in range(2)]
    grid[1][2] += 5
    ring = deque([1, 2, 3])
    del ring[1]
    return [items, items[1:-1:2], grid, ring[1], "abc"[::-1], (1, 2, 3)[:2], items.index(7), b"ab"[1:]]

def texts():
    n, w = 3.14159, 8
    return [f"{n:{w}.2f}|{'a' + 'b'!r:>6}|{[1, 2]}", "%d %s" % (1, "x"), "%(a)s" % {"a": 1}, 7 % 3, "-".join(str(i) for i in range(3)), "a" "b" f"{w}"]

def generators():
    def inner():
        got = yield 1
        yield got
        return "end"
    def outer():
        result = yield from inner()
        yield result
        yield from [7, 8]
        yield from range(2)
    g = outer()
    return [next(g), g.send("sent"), *g]

def failing_generator():
    def inner():
        try:
            yield 1
        except ValueError:
            yield "caught"
    def outer():
        yield from inner()
    g = outer()
    return [next(g), g.throw(ValueError("x"))]

@contextmanager
def opened(log):
    log.append("in")
    try:
        yield log
    finally:
        log.append("out")

def flow():
    log = []
    with opened(log) as same:
        for i in range(5):
            if i == 1:
                continue
            if i == 3:
                break
            same.append(i)
        else:
            same.append("else")
    n = 3
    while n:
        n -= 1
    else:
        log.append("done")
    try:
        {}["missing"]
    except KeyError as error:
        log.append(repr(error))
    finally:
        log.append("finally")
    return log

def sets():
    a, b = {1, 2, 3}, {2, 3, 4}
    a |= {9}
    c = a & b
    return [sorted(a | b), sorted(a - b), sorted(a ^ b), sorted(c), {**dict(a=1)} | {"b": 2} if hasattr(dict, "__or__") else {"a": 1, "b": 2}, a == b, a != b, 2 in a, 5 not in a]

async def wait(x):
    return [y async for y in ticker(x)]

async def ticker(x):
    for i in range(x):
        yield i

def recursion(n):
    return 0 if n == 0 else 1 + recursion(n - 1)

def sort_keys():
    rows = namedtuple("Row", "a b")
    return [sorted([(2, "b"), (1, "a")], key=lambda r: r[0]), sorted("Ab", key=str.lower), max([3, 1], key=[1, 3].index), min(4, 2), rows(1, 2).b, list(map(str, [1])), list(filter(None, [0, 1])), sum([[1], [2]], [])]

def bad_index(items):
    return [
        1,
        items[
            5
        ],
    ]

def bad_key(mapping):
    mapping["count"] += 1

def bad_call(x):
    return x.missing(1)

def bad_sum(x):
    return x + [1]

def bad_search(x):
    return 1 in x
'''

CALLS = [
    "calls", "kinds", "access", "scopes", "unpacking", "slices", "texts", "generators", "failing_generator", "flow",
    "sets", "sort_keys",
]  # fmt: skip


class Transparency(unittest.TestCase):
    plain: ModuleType
    counting: ModuleType

    @classmethod
    def setUpClass(cls) -> None:
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.path = os.path.join(folder.name, "program.py")
        with open(cls.path, "w", encoding="utf-8") as file:
            file.write(PROGRAM)
        cls.plain = loading.load(cls.path)
        cls.module = CountingModule(cls.path)
        cls.counting = cls.module.load()

    def test_every_function_returns_what_it_returns_without_counting(self) -> None:
        for name in CALLS:
            with self.subTest(function=name):
                self.assertEqual(repr(getattr(self.counting, name)()), repr(getattr(self.plain, name)()))

    def test_coroutines_and_asynchronous_loops_run(self) -> None:
        self.assertEqual(asyncio.run(self.counting.wait(3)), [0, 1, 2])

    def test_recursion_goes_as_deep_as_without_counting(self) -> None:
        self.assertEqual(self.counting.recursion(900), 900)

    def test_exceptions_come_from_the_same_lines_with_the_same_words(self) -> None:
        for name, argument in [
            ("bad_index", [1]), ("bad_key", {}), ("bad_call", 3), ("bad_sum", (1,)), ("bad_sum", "a"), ("bad_search", 5),
            ("bad_index", 5), ("bad_search", "abc"),
        ]:  # fmt: skip
            with self.subTest(function=name, argument=argument):
                self.assertEqual(self._failure(self.counting, name, argument), self._failure(self.plain, name, argument))

    def _failure(self, module: ModuleType, name: str, argument: Any) -> List[Any]:
        try:
            getattr(module, name)(argument)
        except Exception as error:
            frames = traceback.extract_tb(error.__traceback__)
            lines = [frame.lineno for frame in frames if frame.filename == self.path]
            return [type(error), str(error), lines]
        raise AssertionError("it should have failed")

    @unittest.skipIf(sys.version_info < (3, 10), "match statements came with 3.10")
    def test_match_statements_bind_what_they_bind_without_counting(self) -> None:
        path = os.path.join(os.path.dirname(self.path), "matching.py")
        with open(path, "w", encoding="utf-8") as file:
            file.write(
                textwrap.dedent(
                    """
                    def pick(value):
                        match value:
                            case [first, *rest] if first + 1 > 1:
                                return first, rest
                            case {"a": x, **others}:
                                return x, others
                            case str() | None as y:
                                return y
                        return -1
                    """
                )
            )
        module = CountingModule(path).load()
        self.assertEqual(module.pick([1, 2, 3]), (1, [2, 3]))
        self.assertEqual(module.pick({"a": 1, "b": 2}), (1, {"b": 2}))
        self.assertIsNone(module.pick(None))
        self.assertEqual(module.pick([-5]), -1)


class Positions(unittest.TestCase):
    def test_every_node_of_the_rewritten_tree_lies_in_the_file(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "program.py")
            with open(path, "w", encoding="utf-8") as file:
                file.write(PROGRAM)
            module = CountingModule(path)
            tree = module._rewriter.rewrite(loading.parse(path), path)
            last = PROGRAM.count("\n") + 1
            for node in ast.walk(tree):
                if hasattr(node, "lineno"):
                    self.assertTrue(1 <= node.lineno <= last, ast.dump(node))


if __name__ == "__main__":
    unittest.main()
