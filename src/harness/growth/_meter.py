"""Counts steps by place, within a budget."""

from __future__ import annotations

from typing import Callable, Dict, List, NamedTuple, Tuple


class StepLimit(BaseException):
    """The budget is used up: what is measured has to end. Not an Exception, so that ``except`` lets it pass."""


class Site(NamedTuple):
    """A place that counts: ``kind`` is "loop", "function", "call", "slice" and the like."""

    filename: str
    line: int
    column: int
    kind: str


# What is run outside a measurement may take this many steps before it counts as hanging.
UNMEASURED_STEPS = 50_000_000


class Meter:
    """The counters of one solution.

    ``tick(site)`` counts one step and returns True; ``charge(site, steps)`` counts many. Both raise
    StepLimit when the budget is used up, and again at every later step until ``begin`` or ``rest``.

        meter.begin(250_000)
        run()
        meter.spent(), meter.by_site()
    """

    tick: Callable[[int], bool]
    charge: Callable[[int, int], None]
    begin: Callable[[int], None]
    spent: Callable[[], int]

    def __init__(self) -> None:
        self.sites: List[Site] = []
        self.counts: List[int] = []
        # Which entry of the cost table was charged at a site, for the explanation.
        self.causes: Dict[int, Tuple[str, str]] = {}
        self._numbers: Dict[Site, int] = {}
        self.tick, self.charge, self.begin, self.spent = _counters(self.counts)
        self.rest()

    def site(self, filename: str, line: int, column: int, kind: str) -> int:
        """Return the number of a place, a new one when it is seen for the first time."""
        place = Site(filename, line, column, kind)
        number = self._numbers.get(place)
        if number is None:
            number = self._numbers[place] = len(self.sites)
            self.sites.append(place)
            self.counts.append(0)
        return number

    def rest(self) -> None:
        """Let code run that nobody measures."""
        self.begin(UNMEASURED_STEPS)

    def by_site(self) -> Dict[int, int]:
        """Return the steps of every site that counted any since ``begin``."""
        return {number: steps for number, steps in enumerate(self.counts) if steps}


def _counters(
    counts: List[int],
) -> Tuple[Callable[[int], bool], Callable[[int, int], None], Callable[[int], None], Callable[[], int]]:
    # Closures over one integer are the cheapest counter that can also stop: this runs at every step.
    left = budget = 0

    def tick(site: int) -> bool:
        nonlocal left
        left -= 1
        if left < 0:
            raise StepLimit
        counts[site] += 1
        return True

    def charge(site: int, steps: int) -> None:
        nonlocal left
        left -= steps
        if left < 0:
            raise StepLimit
        counts[site] += steps

    def begin(steps: int) -> None:
        nonlocal left, budget
        left = budget = steps
        counts[:] = [0] * len(counts)

    def spent() -> int:
        return budget - left

    return tick, charge, begin, spent
