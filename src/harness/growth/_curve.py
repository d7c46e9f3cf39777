"""Measures a cost at growing sizes, within a budget of steps. No clock is read."""

from __future__ import annotations

from typing import Callable, Dict, List, NamedTuple, Optional, Tuple

from ._meter import StepLimit

SIZES = (8, 16, 32, 64, 128, 256, 512, 1024, 2048)
POINT_BUDGET = 250_000
TOTAL_BUDGET = 700_000
# Below this many points a cost that exploded is looked at more closely, between and below them.
ENOUGH_POINTS = 6
SHALLOW = 64

Lines = Dict[int, int]
Run = Callable[[int, int], Tuple[float, Lines]]
"""``run(n, budget)`` returns the cost at size n and its share by line; raises StepLimit beyond the budget."""


class Curve(NamedTuple):
    """``points`` in ascending n, ``lines`` those of the largest n; ``stopped`` says in words why it ended early."""

    points: List[Tuple[int, float]]
    lines: Lines
    stopped: Optional[str]


class _Measuring:
    def __init__(self, run: Run, point: int, total: int) -> None:
        self.run = run
        self.point = point
        self.left = total
        self.measured: Dict[int, float] = {}
        self.lines: Dict[int, Lines] = {}
        self.stopped: Optional[str] = None

    def at(self, n: int) -> bool:
        """Measure at ``n``; return whether it stayed within the budget."""
        budget = min(self.point, self.left)
        try:
            cost, lines = self.run(n, budget)
        except StepLimit:
            self.left -= budget
            return False
        except RecursionError:
            self.stopped = f"the recursion goes too deep at n = {n}"
            return False
        except MemoryError:
            self.stopped = f"the memory is used up at n = {n}"
            return False
        self.left -= int(sum(lines.values()))
        self.measured[n] = cost
        self.lines[n] = lines
        return True

    def foreseen(self) -> float:
        """Return the steps that the next doubling will take if it grows as it did."""
        sizes = sorted(self.measured)
        if len(sizes) < 3:
            return 0
        before, last = (sum(self.lines[n].values()) for n in sizes[-2:])
        return last * last / max(before, 1)


def curve(
    run: Run,
    sizes: Tuple[int, ...] = SIZES,
    point_budget: int = POINT_BUDGET,
    total_budget: int = TOTAL_BUDGET,
) -> Curve:
    """Measure at each of ``sizes`` for as long as the budget lasts; what explodes is measured in small steps.

    Never doubles blindly: a size is left out when the growth so far says that it will not fit.
    """
    measuring = _Measuring(run, point_budget, total_budget)
    beyond = None
    for n in sizes:
        if measuring.foreseen() > min(point_budget, measuring.left) or not measuring.at(n):
            beyond = n
            break
    if beyond is not None and len(measuring.measured) < ENOUGH_POINTS:
        step = max(1, beyond // 16)
        for n in range(step, beyond, step):
            if n not in measuring.measured and (measuring.left <= 0 or not measuring.at(n)):
                break
    points = sorted(measuring.measured.items())
    lines = measuring.lines[points[-1][0]] if points else {}
    stopped = measuring.stopped
    if stopped is not None and points and points[-1][0] >= SHALLOW:
        stopped = None
    return Curve(points, lines, stopped)
