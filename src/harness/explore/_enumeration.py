"""Tries schedules in the order of how often they deviate from the default one."""

from __future__ import annotations

import random
from typing import Dict, List, Optional, Sequence, Set, Tuple

Deviation = Tuple[int, int, int]
Plan = Tuple[Deviation, ...]
Choice = Tuple[int, int, Sequence[int], int]


class Enumeration:
    """Plans by number of deviations, and among equals by how many turns they skip in all.

    Choosing the k-th next thread in turn skips, or *delays*, k threads. After ``next()`` the plan's run goes
    to ``add`` with its choices, so that it can be extended by one more deviation further on.
    """

    def __init__(self, seed: int, limit: int) -> None:
        self._levels: Dict[int, List[Tuple[int, int, Plan]]] = {}
        self._seen: Set[Plan] = set()
        self._costs: Dict[Plan, int] = {(): 0}
        self._random = random.Random(seed)
        self._limit = limit
        self._order = 0
        # The number of deviations of the plans handed out at present.
        self.level = 1
        self._sorted = False
        self._skipped = False

    def add(self, plan: Plan, choices: Sequence[Choice]) -> None:
        """Queue the extensions of ``plan``, given the choices of its run."""
        start = 0
        if plan:
            for position, (index, n, _, _) in enumerate(choices):
                if (index, n) == plan[-1][:2]:
                    start = position + 1
        level = self._levels.setdefault(len(plan) + 1, [])
        cost = self._costs[plan]
        for index, n, options, default in choices[start:]:
            later = [each for each in options if each > default] + [each for each in options if each < default]
            for skips, target in enumerate(later, 1):
                child = plan + ((index, n, target),)
                if child not in self._seen:
                    self._seen.add(child)
                    self._order += 1
                    level.append((cost + skips, self._order, child))

    def next(self) -> Optional[Plan]:
        """Return the next plan, or None when everything has been tried."""
        while True:
            level = self._levels.get(self.level)
            if level is None:
                return None
            if not self._sorted:
                self._arrange(level)
            if level:
                cost, _, plan = level.pop()
                self._costs[plan] = cost
                return plan
            self.level += 1
            self._sorted = False

    def _arrange(self, level: List[Tuple[int, int, Plan]]) -> None:
        level.sort(reverse=True)
        if len(level) > self._limit:
            # Too many to try them all: rather some from everywhere than all from the beginning.
            self._skipped = True
            self._random.shuffle(level)
        self._sorted = True

    @property
    def exhausted(self) -> bool:
        """Whether every schedule has been handed out."""
        return not self._skipped and all(not level for level in self._levels.values())

    @property
    def delays(self) -> int:
        """Return the number of delays up to which every schedule has been handed out (2 at most)."""
        if self._skipped and self.level == 1 or not self._sorted and self.level == 1:
            return 0
        if self.level == 1:
            left = self._levels.get(1)
            return 0 if left and left[-1][0] <= 1 else 1
        if self.level == 2:
            left = self._levels.get(2)
            return 1 if not self._sorted or self._skipped or left and left[-1][0] <= 2 else 2
        return 2
