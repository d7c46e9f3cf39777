"""Classes of growth: which one a curve looks like, and by how much it exceeds another."""

from __future__ import annotations

import math
from typing import Callable, Dict, NamedTuple, Optional, Sequence, Tuple

Points = Sequence[Tuple[int, float]]


def _log(n: float) -> float:
    return max(1.0, math.log2(n))


CLASSES: Dict[str, Callable[[float], float]] = {
    "1": lambda n: 1.0,
    "log n": _log,
    "sqrt n": math.sqrt,
    "n": float,
    "n log n": lambda n: n * _log(n),
    "n sqrt n": lambda n: n * math.sqrt(n),
    "n^2": lambda n: float(n) ** 2,
    "n^2 log n": lambda n: float(n) ** 2 * _log(n),
    "n^3": lambda n: float(n) ** 3,
    "n^4": lambda n: float(n) ** 4,
    "2^n": lambda n: 2.0 ** min(n, 1000),
    "n!": lambda n: math.exp(min(math.lgamma(n + 1), 700.0)),
}
"""From slow to fast growth."""

WORDS = {
    "1": "constant",
    "log n": "logarithmic",
    "sqrt n": "like the square root of n",
    "n": "linear",
    "n log n": "linearithmic (n log n)",
    "n sqrt n": "like n times the square root of n",
    "n^2": "quadratic",
    "n^2 log n": "like n^2 log n",
    "n^3": "cubic",
    "n^4": "like n^4",
    "2^n": "exponential",
    "n!": "factorial",
}

FAILS_FROM = 2.5
NOTED_FROM = 1.5
FEWEST_POINTS = 4
# Costs below one step are all the same: nothing.
LEAST_COST = 1.0


class Judgement(NamedTuple):
    """``within`` is None when too little could be measured; ``excess`` is the growth beyond the target's."""

    within: Optional[bool]
    excess: float


def judge(points: Points, target: str) -> Judgement:
    """Compare a curve with its target over the last factor of 16 in n."""
    if len(points) < FEWEST_POINTS:
        return Judgement(None, 1.0)
    if is_exponential(points) and target not in ("2^n", "n!"):
        return Judgement(False, math.inf)
    beyond = excess(points, CLASSES[target])
    return Judgement(beyond < FAILS_FROM, beyond)


def excess(points: Points, expected: Callable[[float], float]) -> float:
    """Return by which factor the cost grows beyond ``expected`` between the two ends of the range."""
    last, cost = points[-1]
    first, base = next((n, c) for n, c in points if n >= max(8, last / 16) or n == last)
    return (max(cost, LEAST_COST) / expected(last)) / (max(base, LEAST_COST) / expected(first))


def is_exponential(points: Points) -> bool:
    """Tell whether the logarithm of the cost keeps growing as fast as n does."""
    rates = [
        (n, math.log(cost / base) / (n - m))
        for (m, base), (n, cost) in zip(points, points[1:])
        if base > 0 and cost > 0
    ]
    if len(rates) < 3 or points[-1][0] > 128:
        return False
    half = points[-1][0] / 2
    earlier = [rate for n, rate in rates if n <= half + 1]
    late = sum(rate for _, rate in rates[-2:]) / 2
    # A power of n has half the rate at twice the n; an exponential has the same.
    return late > 0.15 and bool(earlier) and late > 0.75 * earlier[-1]


def _slope(start: Tuple[int, float], end: Tuple[int, float]) -> float:
    """Return the slope between two points on logarithmic axes."""
    return math.log(max(end[1], LEAST_COST) / max(start[1], LEAST_COST)) / math.log(end[0] / start[0])


def classify(points: Points) -> Optional[str]:
    """Return the class that the curve grows like, None with too few points."""
    if len(points) < FEWEST_POINTS:
        return None
    if is_exponential(points):
        return "2^n"
    last = points[-1][0]
    far = [point for point in points if point[0] >= last / 8]
    chosen = far if len(far) > 3 else list(points[-4:])
    slope = _slope(chosen[0], chosen[-1])
    for bound, name in _BOUNDS:
        if slope < bound:
            return name
    return "n^4"


_BOUNDS = (
    (0.07, "1"),
    (0.38, "log n"),
    (0.62, "sqrt n"),
    (1.045, "n"),
    (1.4, "n log n"),
    (1.62, "n sqrt n"),
    (2.5, "n^2"),
    (3.5, "n^3"),
)
