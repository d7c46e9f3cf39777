"""Advice stays within what a suite lets learners use."""

from __future__ import annotations

import os
import runpy
import tempfile
import unittest
from typing import Any, Dict

from harness.failure import CheckFailure
from harness.growth._own_work import OwnWork, rules_of

from .fixtures import ProgramTest

class Rules(unittest.TestCase):
    def rules(self, text: str) -> OwnWork:
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "suite.py")
            with open(path, "w", encoding="utf-8") as file:
                file.write(text)
            return rules_of(path)

    def test_they_are_read_from_the_suite(self) -> None:
        found = self.rules("self.forbid(imports=('a.deque',), calls=['sorted', 'list.sort'], instead='do it')\nself.forbid(storage=('dict',))")
        self.assertEqual(found, OwnWork(frozenset({"deque", "sorted", "sort", "dict"}), "do it"))

    def test_what_is_computed_in_the_suite_is_left_out(self) -> None:
        self.assertEqual(self.rules("self.forbid(imports=others, calls=('heapq',), instead=said())"), OwnWork(frozenset({"heapq"}), None))

    def test_there_are_none_without_a_suite(self) -> None:
        self.assertEqual(rules_of("<stdin>"), OwnWork())
        self.assertEqual(self.rules("def f(:"), OwnWork())

    def test_only_the_alternatives_that_are_left_are_advised(self) -> None:
        rules = OwnWork(frozenset({"deque"}), "build it from nodes")
        better = "collections.deque.appendleft() for the front, or append() and reverse once"
        self.assertEqual(rules.replacement(better), "Use append() and reverse once.")
        self.assertEqual(rules.replacement("collections.deque.popleft() for the front"), "Build it from nodes.")
        self.assertEqual(OwnWork().replacement(better), f"Use {better}.")
        self.assertIsNone(OwnWork(frozenset({"deque"})).replacement("collections.deque.popleft()"))
        self.assertIsNone(rules.replacement(None))


class Advice(ProgramTest):
    def failure(self, suite: str) -> Dict[str, Any]:
        solution = self.program("class Queue:\n    def __init__(self):\n        self.items = []\n    def dequeue(self):\n        return self.items.pop(0)\n")
        names = runpy.run_path(self.program(suite))
        with self.assertRaises(CheckFailure) as caught:
            names["measure"](solution)
        data: Dict[str, Any] = caught.exception.data["growth"]
        return data

    def test_a_check_in_a_suite_advises_nothing_that_the_suite_forbids(self) -> None:
        measuring = """
            from harness.growth import check

            def measure(path):
                def filled(module, n):
                    queue = module.Queue()
                    queue.items = list(range(n))
                    return queue
                check(path, "dequeue", target="1", operations="n", setup=filled,
                      workload=lambda queue, n: [queue.dequeue() for _ in range(n)])
        """
        self.assertEqual(self.failure(measuring)["help"], "Use collections.deque.popleft() for the front.")
        forbidding = measuring + """
            def test_own_work(self):
                self.forbid(imports=("collections.deque", "queue"), instead="build the queue from lists, dicts or nodes")
        """
        self.assertEqual(self.failure(forbidding)["help"], "Build the queue from lists, dicts or nodes.")


if __name__ == "__main__":
    unittest.main()
