"""Targets, in the spellings that people use."""

from __future__ import annotations

import unittest

from harness.growth._targets import UnknownClass, parse

SPELLINGS = {
    "1": "1, O(1), constant, amortized O(1), O(1) amortised, o(1) on average",
    "log n": "O(log n), log(n), logn, O(lg n), O(log2(n)), logarithmic, O(log k)",
    "sqrt n": "sqrt n, O(sqrt(n)), O(√n)",
    "n": "n, O(N), linear, 2n, n/2, n + n, V + E, O(V+E), O(n+m), O(k), O(len(s)), O(n) time",
    "n log n": "n log n, nlogn, O(n*log(n)), n·log n, O(n log k), O(E log V), O((V + E) log V), linearithmic",
    "n sqrt n": "n sqrt n, n^1.5",
    "n^2": "n^2, O(n²), n**2, n*n, n*m, O(m·n), O(rows*cols), mn, 3*n^2, O(n^2 + m), Quadratic",
    "n^2 log n": "n^2 log n, O(n² log n)",
    "n^3": "n^3, O(n³), n*n*n, cubic, n*m*k",
    "2^n": "2^n, 2**n, O(3^n), O(n * 2^n), exponential",
    "n!": "n!, O(n!), factorial, n * n!",
}


class Targets(unittest.TestCase):
    def test_the_usual_spellings_are_understood(self) -> None:
        for name, spellings in SPELLINGS.items():
            for text in spellings.split(", "):
                with self.subTest(text=text):
                    self.assertEqual(parse(text), name)

    def test_anything_else_is_refused_with_the_list_of_classes(self) -> None:
        for text in ("", "fast", "O(", "O(n))", "n2", "n^", "n^17", "n +", "log", "()", "∞", "n log"):
            with self.subTest(text=text), self.assertRaisesRegex(UnknownClass, "use one of 1, log n, .*n log n"):
                parse(text)


if __name__ == "__main__":
    unittest.main()
