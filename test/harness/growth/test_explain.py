"""The sentences that say why a line costs what it does, and what would help."""

from __future__ import annotations

import unittest
from typing import Optional, Tuple

from harness.growth import measure

from .fixtures import ProgramTest


class Explanations(ProgramTest):
    def told(self, body: str, parameters: str = "nums: list") -> Tuple[Optional[str], Optional[str]]:
        report = measure(self.program(f"def f({parameters}):\n    {body}\n"), "f")
        return report["why"], report["help"]

    def test_speak_of_the_form_that_stands_there(self) -> None:
        self.assertEqual(self.told("return sum(nums)"), ("sum(items) is O(n): it adds every element.", None))
        why, better = self.told("return sum([[each] for each in nums], [])")
        self.assertEqual(why, "sum(lists, []) is O(n^2): everything added so far is copied once for each list.")
        self.assertEqual(better, "Use itertools.chain.from_iterable for lists, ''.join for strings.")
        self.assertEqual(self.told("return max(nums)")[0], "max(items) is O(n): it compares every element.")

    def test_advise_nothing_where_the_cost_does_not_grow(self) -> None:
        self.assertEqual(self.told("return nums[0]"), ("Line 1 is entered once.", None))


if __name__ == "__main__":
    unittest.main()
