"""Classes of growth, from names and from curves."""

from __future__ import annotations

import math
import unittest
from typing import Callable, List, Tuple

from harness.growth._classes import classify, judge


def curve(cost: Callable[[float], float], last: int = 2048) -> List[Tuple[int, float]]:
    return [(n, cost(n)) for n in (8, 16, 32, 64, 128, 256, 512, 1024, 2048) if n <= last]


class Curves(unittest.TestCase):
    def test_clean_curves_get_their_class(self) -> None:
        for name, cost in [
            ("1", lambda n: 7),
            ("log n", lambda n: 3 + 2 * math.log2(n)),
            ("sqrt n", lambda n: 5 * math.sqrt(n)),
            ("n", lambda n: 12 + 3 * n),
            ("n log n", lambda n: n * math.log2(n)),
            ("n^2", lambda n: n * (n - 1) / 2),
            ("n^3", lambda n: n**3 / 6),
        ]:
            with self.subTest(name=name):
                self.assertEqual(classify(curve(cost)), name)

    def test_an_exponential_is_told_from_a_power(self) -> None:
        fibonacci = [(n, 1.618**n) for n in range(2, 26, 2)]
        self.assertEqual(classify(fibonacci), "2^n")
        self.assertIs(judge(fibonacci, "n^3").within, False)
        power = [(n, float(n) ** 4) for n in range(2, 26, 2)]
        self.assertEqual(classify(power), "n^4")

    def test_a_logarithm_more_than_the_target_never_fails(self) -> None:
        for target, cost in [("1", lambda n: math.log2(n)), ("n", lambda n: n * math.log2(n))]:
            with self.subTest(target=target):
                self.assertIs(judge(curve(cost), target).within, True)

    def test_a_small_quadratic_part_fails_a_linear_target(self) -> None:
        self.assertIs(judge(curve(lambda n: 3 * n + n * n / 64), "n").within, False)

    def test_too_few_points_give_no_verdict(self) -> None:
        self.assertIsNone(judge(curve(lambda n: n, last=32), "1").within)
        self.assertIsNone(classify(curve(lambda n: n, last=32)))

    def test_costs_below_one_step_are_nothing(self) -> None:
        self.assertIs(judge([(n, 0.9 * (n > 500)) for n, _ in curve(lambda n: n)], "1").within, True)


if __name__ == "__main__":
    unittest.main()
