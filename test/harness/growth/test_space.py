"""Checks of extra space."""

from __future__ import annotations

from typing import Any

from harness.failure import CheckFailure
from harness.growth import check_space

from .fixtures import ProgramTest

CHAIN = """
    class Node:
        def __init__(self, value, next=None):
            self.value, self.next = value, next

    def chain(n):
        head = None
        for value in range(n):
            head = Node(value, head)
        return head

    def in_place(head):
        previous = None
        while head:
            head.next, previous, head = previous, head, head.next
        return previous

    def recursive(head):
        if head is None or head.next is None:
            return head
        first = recursive(head.next)
        head.next.next, head.next = head, None
        return first

    def through_a_list(head):
        nodes = []
        while head:
            nodes.append(head)
            head = head.next
        for left, right in zip(nodes, nodes[1:]):
            right.next = left
        nodes[0].next = None
        return nodes[-1]
"""


class ExtraSpace(ProgramTest):
    def report(self, name: str) -> Any:
        return check_space(
            self.program(CHAIN), name, target="1", setup=lambda module, n: (getattr(module, name), module.chain(n)),
            workload=lambda prepared, n: prepared[0](prepared[1]),
        )  # fmt: skip

    def test_a_loop_in_place_needs_none(self) -> None:
        report = self.report("in_place")
        self.assertEqual((report["within"], report["unit"]), (True, "bytes"))

    def test_the_depth_of_recursion_counts(self) -> None:
        with self.assertRaises(CheckFailure) as caught:
            self.report("recursive")
        report = caught.exception.data["growth"]
        self.assertIn("recursive needs too much extra space", caught.exception.summary)
        self.assertEqual(report["space"]["depth"][-1], [2048, 2048])
        self.assertIn("2,048 calls deep", report["why"])

    def test_a_list_of_everything_counts(self) -> None:
        with self.assertRaises(CheckFailure) as caught:
            self.report("through_a_list")
        self.assertEqual(caught.exception.data["growth"]["class"], "n")


if __name__ == "__main__":
    import unittest

    unittest.main()
