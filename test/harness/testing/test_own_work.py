import unittest
from typing import Any, Optional

from test.harness.testing.support import KitTest

NO_QUEUE = {"imports": ("collections.deque", "queue"), "instead": "write the queue yourself"}
NO_SORT = {"calls": ("sorted", "list.sort", "heapq")}
NO_DICT = {"storage": ("dict", "set")}
NO_LIST = {"storage": ("list", "deque")}


class OwnWorkTest(KitTest):
    def forbidden(self, source: str, line: Optional[int] = None, what: str = "", **options: Any) -> None:
        with self.subTest(source=source):
            failure = self.failure(lambda: self.case(source).forbid(**options))
            self.assertEqual(failure.verdict, "own-work")
            self.assertIn(what, failure.summary)
            if line is not None:
                self.assertEqual(failure.line, line)

    def allowed(self, source: str, starter: Optional[str] = None, **options: Any) -> None:
        with self.subTest(source=source):
            self.case(source, starter=starter).forbid(**options)


class Imports(OwnWorkTest):
    def test_the_sentence_names_what_is_used_and_where(self) -> None:
        source = "from collections import deque\nclass Queue:\n    def __init__(self):\n        self.items = deque()\n"
        failure = self.failure(lambda: self.case(source).forbid(**NO_QUEUE))
        self.assertEqual(failure.summary, "write the queue yourself: collections.deque is used on line 4")
        self.assertEqual(failure.line, 4)

    def test_every_way_to_the_library_is_seen(self) -> None:
        for source, line in (
            ("from collections import deque as D\nclass Queue:\n    x = D()", 3),
            ("import collections as c\nclass Queue(c.deque): pass", 2),
            ("class Queue:\n    def __init__(self):\n        import queue\n        self.q = queue.Queue()", 4),
            ("d = __import__('collections').deque\nclass Queue:\n    x = d()", 1),
            ("import importlib\nclass Queue:\n    x = importlib.import_module('queue').Queue()", 3),
            ("from importlib import import_module as load\nclass Queue:\n    x = load('queue')", 3),
            ("from collections import *\nclass Queue:\n    x = deque()", 3),
            ("import _collections\nclass Queue:\n    x = _collections.deque()", 3),
            ("import collections\nclass Queue:\n    x = getattr(collections, 'deque')()", 3),
            ("import sys, collections\nclass Queue:\n    x = sys.modules['collections'].deque()", 3),
            ("try:\n    from collections import deque\nexcept ImportError: ...\nclass Queue:\n    x = deque()", 5),
            ("from queue import SimpleQueue\ndef make():\n    return SimpleQueue()\nclass Queue:\n    x = make()", 3),
        ):
            self.forbidden(source, line, **NO_QUEUE)

    def test_what_is_not_used_or_is_the_learners_own_is_free(self) -> None:
        for source in (
            "from collections import deque, OrderedDict\nclass Queue:\n    x: deque\n    def f(self) -> deque: ...",
            "class deque: pass\nclass Queue:\n    x = deque()",
            "import collections\nclass Queue:\n    x = collections.OrderedDict()",
            "class Queue:\n    queue = 1\n    def f(self):\n        return self.queue.Queue()",
        ):
            self.allowed(source, **NO_QUEUE)

    def test_tests_and_the_main_block_may_use_anything(self) -> None:
        self.allowed("class Queue: pass\ndef test_queue():\n    import queue\n    queue.Queue()", **NO_QUEUE)
        self.allowed("class Queue: pass\nif __name__ == '__main__':\n    import queue\n    queue.Queue()", **NO_QUEUE)

    def test_only_what_the_starters_names_reach_counts(self) -> None:
        starter = "class Queue:\n    ...\n"
        source = "import queue\nclass Queue: pass\ndef demo():\n    return queue.Queue()"
        self.allowed(source, starter=starter, **NO_QUEUE)
        reached = source.replace(" pass", "\n    def f(self):\n        return demo()")
        failure = self.failure(lambda: self.case(reached, starter=starter).forbid(**NO_QUEUE))
        self.assertEqual(failure.line, 6)

    def test_what_the_starter_gives_is_free(self) -> None:
        given = "from collections import deque\ndef make_block(size):\n    return deque([None] * size)\n"
        source = given + "class Queue:\n    def __init__(self):\n        self.block = make_block(3)\n"
        self.allowed(source, given, **NO_QUEUE, **NO_LIST)
        self.allowed("# mine\n" + given + "class Queue: pass", given, **NO_QUEUE)

    def test_it_can_be_narrowed_to_one_name(self) -> None:
        source = "import threading\nclass Own:\n    def __init__(self):\n        self.b = {}\n"
        source += "def run():\n    return threading.Barrier(2)"
        options = {"imports": ("threading.Barrier",), "within": "Own"}
        self.allowed(source.format(3), **options)
        self.forbidden(source.format("threading.Barrier(2)"), 4, **options)
        self.forbidden(source.format("run()"), 6, **options)


class Calls(OwnWorkTest):
    def test_library_functions_are_seen_however_they_are_called(self) -> None:
        for source in (
            "def f(x):\n    return sorted(x)",
            "def f(x):\n    return list(map(sorted, x))",
            "import builtins\ndef f(x):\n    return builtins.sorted(x)",
            "def f(x):\n    y = list(x)\n    y.sort()\n    return y",
            "def f(x):\n    list.sort(x)",
            "class A:\n    def sort(self): ...\ndef f(x):\n    y = [1]\n    y.sort()",
            "class A:\n    def sort(self): ...\ndef f(x):\n    list(x).sort()",
            "import heapq\ndef f(x):\n    heapq.heapify(x)",
            "from heapq import heappush as push\ndef f(x):\n    push(x, 1)",
        ):
            self.forbidden(source, **NO_SORT)

    def test_the_learners_own_names_are_free(self) -> None:
        for source in (
            "def sorted(x):\n    return x\ndef f(x):\n    return sorted(x)",
            "def f(sorted):\n    return sorted",
            "def f(x):\n    def sorted(y):\n        return y\n    return sorted(x)",
            "class A:\n    def sort(self): ...\ndef f(x):\n    a = A()\n    a.sort()",
            "class A:\n    def sort(self):\n        return self.sort()",
        ):
            self.allowed(source, **NO_SORT)


class StorageInBuiltins(OwnWorkTest):
    def test_dicts_and_sets_that_are_kept_are_seen(self) -> None:
        for source, what in (
            ("class T:\n    def __init__(self):\n        self.d = {}", "a dict is kept in self.d on line 3"),
            ("class T:\n    def __init__(self):\n        self.d: dict = dict()", "a dict is kept in self.d"),
            ("class T(dict): pass", "T is a dict on line 1"),
            ("from typing import Dict\nclass T(Dict[str, int]): pass", "T is a Dict"),
            ("from collections import Counter as C\nclass T:\n    def f(self):\n        self.d = C()", "a Counter"),
            ("class T:\n    def __init__(self):\n        d = {}\n        self.d = d", "self.d"),
            ("class T:\n    def __init__(self):\n        self.b = [{} for _ in range(8)]", "self.b"),
            ("class T:\n    def __init__(self):\n        self.b = [None]\n        self.b[0] = set()", "a set"),
            ("class T:\n    def __init__(self):\n        self.b = []\n        self.b.append({})", "self.b.append"),
            ("class T:\n    d = {}", "kept in d"),
            ("store = {}\nclass T:\n    def put(self, k, v):\n        store[k] = v", "kept in store"),
            ("class T:\n    def put(self):\n        global store\n        store = {}", "kept in store"),
            ("class T:\n    def __init__(self, d={}):\n        self.d = d", "self.d"),
            ("def make():\n    return dict()\nclass T:\n    def f(self):\n        self.d = make()", "self.d"),
            ("class Node: pass\nclass T:\n    def f(self):\n        self.n = Node({})", "Node(…)"),
            ("from dataclasses import field\nclass T:\n    d: dict = field(default_factory=dict)", "a dict is made"),
            ("class T:\n    def put(self, k, v):\n        self.__dict__[k] = v", "__dict__"),
            ("class T:\n    def __init__(self):\n        self.d = dict.fromkeys('ab')", "a dict"),
            ("class T:\n    def __init__(self):\n        self.a, self.d = 1, {}", "self.d"),
            ("class T:\n    def __init__(self):\n        setattr(self, 'd', {})", "setattr"),
            ("class T:\n    def __init__(self, fast):\n        self.d = None if fast else {}", "self.d"),
        ):
            self.forbidden(source, None, what, **NO_DICT)

    def test_lists_that_are_kept_are_seen(self) -> None:
        for source in (
            "class L:\n    def __init__(self):\n        self.d = []",
            "class L:\n    def __init__(self):\n        self.d = [None] * 8",
            "class L:\n    def __init__(self, x):\n        self.d = list(x)",
            "class L:\n    def __init__(self, x):\n        self.d = sorted(x)",
            "class L:\n    def __init__(self, x):\n        self.d = [x]\n        self.d.append(2)",
            "from collections import deque\nclass L:\n    def __init__(self):\n        self.d = deque()",
        ):
            self.forbidden(source, **NO_LIST)

    def test_what_is_only_local_or_is_a_fixed_node_is_free(self) -> None:
        for source in (
            "class L:\n    def add(self, value):\n        self.head = [value, self.head]",
            "class L:\n    def f(self):\n        found = []\n        found.append(1)\n        return iter(found)",
            "class L:\n    __slots__ = ['a', 'b']",
            "class L:\n    def __init__(self):\n        self.head = self.tail = None",
        ):
            self.allowed(source, **NO_LIST)
        for source in (
            "class T:\n    def __init__(self):\n        self.b = [[] for _ in range(8)]",
            "class T:\n    def keys(self):\n        seen = set()\n        return list(seen)",
            "class T:\n    def f(self):\n        return {1: 2}",
        ):
            self.allowed(source, **NO_DICT)

    def test_an_unknown_kind_is_refused(self) -> None:
        with self.assertRaisesRegex(ValueError, "list, deque, dict and set"):
            self.case("x = 1").forbid(storage=("tuple",))


class Slices(OwnWorkTest):
    def test_slices_of_the_argument_are_seen_wherever_it_goes(self) -> None:
        for source, line in (
            ("def search(items, t):\n    return search(items[1:], t)", 2),
            ("def search(a, t):\n    return go(a, t)\ndef go(b, t):\n    c = b\n    return c[1:]", 5),
            ("def search(a, t):\n    return go(t, whole=a)\ndef go(t, whole):\n    return whole[:t]", 4),
            ("def search(items, t):\n    return items[slice(1, 2)]", 2),
            ("def search(items, t):\n    def go(part):\n        return part[1:]\n    return go(items)", 3),
        ):
            self.forbidden(source, line, "is sliced", slices=("search",))

    def test_slices_of_other_lists_are_free(self) -> None:
        self.allowed("def search(items, t):\n    found = [1, 2]\n    return found[1:]", slices=("search",))
        self.allowed("def search(items, t):\n    return items[len(items) // 2]", slices=("search",))


if __name__ == "__main__":
    unittest.main()
