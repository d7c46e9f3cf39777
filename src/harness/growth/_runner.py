"""Runs a workload at a size and counts what it costs."""

from __future__ import annotations

import random
from types import ModuleType
from typing import Any, Callable, Dict, List, Optional, Tuple

from ._curve import Lines
from ._elements import SHAPES, CountedList, Element, Tally
from ._explain import Explanation, explain, explain_lines
from ._module import counting_module
from ._own_work import OwnWork

Setup = Callable[[ModuleType, Any], Any]
Workload = Callable[[Any, Any], Any]

# Building what is measured may take this many steps; comparisons are counted within as many steps.
SETUP_BUDGET = 2_000_000
GUARD_BUDGET = 2_000_000


class Runner:
    """One workload on one file, with what it cost at the last size."""

    def __init__(
        self, path: str, setup: Optional[Setup], workload: Workload, counts: str = "steps", shape: Optional[str] = None
    ) -> None:
        self._counting = counting_module(path)
        self._path = path
        self._setup = setup
        self._workload = workload
        self._counts = counts
        self._shape = shape
        self._tally = Tally(path)
        self._sites: Dict[int, int] = {}

    def run(self, n: int, budget: int) -> Tuple[float, Lines]:
        """Return cost and cost by line at size ``n``; raise StepLimit beyond ``budget``."""
        meter = self._counting.meter
        random.seed(n)
        argument = self._argument(n)
        module = self._counting.load()
        meter.begin(SETUP_BUDGET)
        subject: Any = module if self._setup is None else self._setup(module, argument)
        random.seed(n)
        if self._counts == "steps":
            meter.begin(budget)
            self._workload(subject, argument)
            self._sites = meter.by_site()
            cost: float = meter.spent()
            meter.rest()
            return cost, self._by_line()
        meter.begin(GUARD_BUDGET)
        self._tally.begin(budget)
        try:
            self._workload(subject, argument)
        finally:
            self._tally.active = False
            meter.rest()
        lines = dict(self._tally.lines)
        return sum(lines.values()), lines

    def _argument(self, n: int) -> Any:
        if self._shape is None:
            return n
        values: List[Any] = list(SHAPES[self._shape](n))
        if self._counts == "steps":
            return values
        elements = [Element(value, self._tally) for value in values]
        return CountedList(elements, self._tally) if self._counts == "reads" else elements

    def _by_line(self) -> Lines:
        lines: Lines = {}
        for number, steps in self._sites.items():
            place = self._counting.meter.sites[number]
            if place.filename == self._path:
                lines[place.line] = lines.get(place.line, 0) + steps
        return lines or {0: 0}

    def explain(self, exponential: bool, rules: OwnWork = OwnWork()) -> Explanation:
        """Explain the run at the largest size; ``rules`` say what may not be advised."""
        if self._counts == "steps" and self._sites:
            return explain(self._counting.meter, self._path, self._sites, exponential, rules)
        return explain_lines(self._tally.lines or {0: 0}, self._counts)
