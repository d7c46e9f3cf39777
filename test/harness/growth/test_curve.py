"""Measuring at growing sizes, within a budget that counts steps and reads no clock."""

from __future__ import annotations

import unittest
from typing import Callable, Dict, List, Tuple

from harness.growth._curve import POINT_BUDGET, TOTAL_BUDGET, curve
from harness.growth._meter import StepLimit


class Recorded:
    """A cost that is a function of n, and remembers what was asked."""

    def __init__(self, cost: Callable[[int], float]) -> None:
        self.cost = cost
        self.asked: List[int] = []
        self.spent = 0

    def run(self, n: int, budget: int) -> Tuple[float, Dict[int, int]]:
        self.asked.append(n)
        cost = int(self.cost(n))
        self.spent += min(cost, budget)
        if cost > budget:
            raise StepLimit
        return cost, {1: cost}


class Budget(unittest.TestCase):
    def test_a_cheap_cost_is_measured_up_to_the_largest_size(self) -> None:
        recorded = Recorded(lambda n: 3 * n)
        self.assertEqual([n for n, _ in curve(recorded.run).points], [8, 16, 32, 64, 128, 256, 512, 1024, 2048])

    def test_a_size_that_will_not_fit_is_not_tried(self) -> None:
        recorded = Recorded(lambda n: n * n)
        self.assertEqual(curve(recorded.run).points[-1], (256, 65536))
        self.assertEqual(recorded.asked[-1], 256)

    def test_an_exponential_is_looked_at_in_small_steps(self) -> None:
        recorded = Recorded(lambda n: 2**n)
        points = curve(recorded.run).points
        self.assertGreaterEqual(len(points), 6)
        self.assertLessEqual(max(recorded.asked), 32)

    def test_no_cost_takes_more_than_the_whole_budget(self) -> None:
        for cost in (lambda n: n**3, lambda n: 3**n, lambda n: n**4, lambda n: 10**9, lambda n: 200_000):
            recorded = Recorded(cost)
            curve(recorded.run)
            self.assertLessEqual(recorded.spent, TOTAL_BUDGET + POINT_BUDGET)

    def test_recursion_that_goes_too_deep_early_is_no_measurement(self) -> None:
        def run(n: int, budget: int) -> Tuple[float, Dict[int, int]]:
            if n > 16:
                raise RecursionError
            return n, {1: n}

        self.assertIn("too deep", str(curve(run).stopped))


if __name__ == "__main__":
    unittest.main()
