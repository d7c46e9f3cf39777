"""The search plan: which schedules to try, in which order, and what to do with one that fails."""

from __future__ import annotations

import time
from typing import Any, Callable, Optional, Set, Tuple

from . import _strategies as strategies
from ._clock_use import decides
from ._enumeration import Enumeration
from ._failure import Failure
from ._recorder import LockOrder, lock_cycles
from ._result import Result, busy, failure_of, stuck_in_step, wrong
from ._run import Runs
from ._runtime import RACY, RUNTIME
from ._scheduler import Scheduler
from ._shrinking import Shrinker

_monotonic = time.monotonic

# Shares of the budget: trying every schedule with few deviations may take so much, before sampling.
SINGLES = 0.5
# Every so often a sampled run is watched in full, to learn about places not seen before.
LEARN_EVERY = 8
LEARNING = 40
# Events of a run from which on watching every run costs too much.
HEAVY = 5000
TIMING_SHARE = 0.25
STARVED = 24


class _Stop(Exception):
    """A run failed, or the budget is used up."""


class Search:
    """One exploration. ``schedules`` is the budget, ``seconds`` an outer limit for slow programs only."""

    def __init__(
        self,
        runs: Runs,
        seed: int = 0,
        schedules: int = 400,
        seconds: float = 20.0,
        timing: bool = True,
        starving: bool = False,
        exact_sleeps: bool = False,
    ) -> None:
        self._runs = runs
        self._seed = seed
        self._budget = schedules
        self._deadline = _monotonic() + seconds
        self._began = _monotonic()
        # When it is high time to bend the time.
        self._bending = self._began + seconds * (1 - TIMING_SHARE)
        self._timing = timing
        self._starving = starving
        self._exact_sleeps = exact_sleeps
        self._order: LockOrder = {}
        self._cornered: Set[Tuple[Tuple[int, int], ...]] = set()
        self._races: Set[Tuple[int, int]] = set()
        self._length = 1
        self._alone = True
        self._heavy = False
        self._timed = False
        self._stretched = False
        self._looked = False
        self._decides: Optional[bool] = None
        self._partly = False
        self._failed: Optional[Scheduler] = None
        self._strategy = ""
        self._enumeration = Enumeration(seed, schedules)

    # --- plans ----------------------------------------------------------------------------------------

    def run(self) -> Result:
        """Search until a schedule fails or the budget is used up."""
        RUNTIME.forget()
        try:
            self._warm_up()
            self._starve()
            self._enumerate()
            self._timing_phase()
        except _Stop:
            pass
        return self._result()

    def sample_only(self, make: Callable[[int, int], Any]) -> Result:
        """Search with one strategy alone: ``make(seed, length)``. For comparisons."""
        RUNTIME.forget()
        try:
            index = 0
            while True:
                watched = index < 3 or index % LEARN_EVERY == 0
                self._try(make(self._seed * 1_000_003 + index, self._length), "sample", record=watched)
                index += 1
        except _Stop:
            pass
        return self._result()

    def _warm_up(self) -> None:
        self._try(strategies.Default(), "default", record=True)
        if self._alone:
            raise _Stop
        for index in range(2):
            self._try(strategies.RandomWalk(self._seed * 7919 + index), "random", record=True)
        self._corner()
        # Its sleeps are stretched: where there are any, only that nobody gets on means something.
        self._try(strategies.Lockstep(), "lockstep", counts=stuck_in_step if self._stretched else bool)
        if self._exact_sleeps and self._stretched:
            self._try(strategies.Lockstep(exact=True), "lockstep", counts=stuck_in_step)

    def _starve(self) -> None:
        """Hold threads back for long, time passing meanwhile: whoever polls instead of waiting shows."""
        if not self._starving:
            return
        for index in range(STARVED):
            seed = self._seed * 104_729 + index
            self._try(strategies.Priorities(seed, 3, self._length), "starving", any_time=True, counts=busy)

    def _corner(self) -> None:
        for cycle in lock_cycles(self._order):
            key = tuple(cycle)
            if key not in self._cornered:
                self._cornered.add(key)
                self._try(strategies.Cornering(cycle), "cornering")

    def _enumerate(self) -> bool:
        """Try the schedules with one deviation, then some with more and a sample by turns; True when there
        are no others."""
        stop = self._budget * (1 - TIMING_SHARE) if self._timing and self._timed and not self._looked else self._budget
        allowed = int(self._budget * SINGLES)
        sites = -1
        turn = 0
        while self._runs.count < stop and (stop == self._budget or _monotonic() < self._bending):
            if len(RUNTIME.racy_sites()) != sites:
                # A new place to preempt at: begin again, with the choices that it adds.
                sites = len(RUNTIME.racy_sites())
                self._enumeration = Enumeration(self._seed, allowed)
                run = self._try(strategies.Default(), "default", choices=True)
                self._enumeration.add((), run.choices or ())
            if self._enumeration.level > 1 or self._runs.count > allowed:
                turn += 1
                if turn % 3:
                    self._sample(turn - turn // 3)
                    continue
            plan = self._enumeration.next()
            if plan is None:
                return self._enumeration.exhausted
            watched = self._runs.count < LEARNING and not self._heavy or self._runs.count % LEARN_EVERY == 0
            run = self._try(strategies.Follow(plan), f"{len(plan)} deviations", record=watched, choices=True)
            self._enumeration.add(plan, run.choices or ())
        return False

    def _sample(self, index: int) -> None:
        """Try one schedule at random: POS, PCT and a random walk, 2 : 1 : 1."""
        seed = self._seed * 1_000_003 + index
        kind = index % 4
        strategy: Any
        if kind in (0, 2):
            strategy, name = strategies.PartialOrder(seed), "POS"
        elif kind == 1:
            depth = (2, 3, 5)[index // 4 % 3]
            strategy, name = strategies.Priorities(seed, depth, self._length), f"PCT-{depth}"
        else:
            strategy, name = strategies.RandomWalk(seed), "random"
        watched = index % LEARN_EVERY == LEARN_EVERY - 1
        self._try(strategy, name, record=watched)
        if watched:
            self._corner()

    def _timing_phase(self) -> None:
        if not self._timing or not self._timed or self._looked:
            return
        enumeration = Enumeration(self._seed, self._budget)
        plan: Optional[Tuple[Tuple[int, int, int], ...]] = ()
        until = self._runs.count + int(self._budget * TIMING_SHARE / 2)
        while plan is not None and self._runs.count < until:
            run = self._try(strategies.Follow(plan), "timing", choices=True, any_time=True)
            enumeration.add(plan, run.choices or ())
            plan = enumeration.next()
        index = 0
        until = self._runs.count + int(self._budget * TIMING_SHARE / 2)
        while plan is not None and self._runs.count < until:
            self._try(strategies.RandomWalk(self._seed * 31 + index), "timing", any_time=True)
            index += 1

    # --- one run --------------------------------------------------------------------------------------

    def _try(
        self,
        strategy: Any,
        name: str,
        *,
        record: bool = False,
        choices: bool = False,
        any_time: bool = False,
        counts: Callable[[Failure], bool] = bool,
    ) -> Scheduler:
        """Run once, learn from it, and stop the search if it failed in a way that ``counts``."""
        if not any_time and self._runs.count >= self._budget or _monotonic() > self._deadline:
            raise _Stop
        run = self._runs.run(strategy, record=record, choices=choices, any_time=any_time)
        self._partly = self._partly or run.uncontrolled > 0
        self._timed = self._timed or run.slept
        self._stretched = self._stretched or run.timed
        # A program that goes by the time, or waits for time-outs, is about time: nothing to bend there.
        self._looked = self._looked or run.expired or run.clock.looks > 0 and self._clock_decides()
        self._alone = self._alone and run.alone
        self._heavy = self._heavy or sum([each.n for each in run.threads]) > HEAVY
        self._length = max(self._length, run.decided)
        if record:
            self._learn(run)
        if wrong(run, any_time) and counts(failure_of(run)):
            self._failed = run
            self._strategy = name
            raise _Stop
        if run.unknown and not record and not any_time:
            self._try(strategies.Follow(run.deviations), name, record=True)
        return run

    def _clock_decides(self) -> bool:
        if self._decides is None:
            self._decides = decides(self._runs.files)
        return self._decides

    def _learn(self, run: Scheduler) -> None:
        recorder = run.listener
        for site in recorder.racy_sites():
            RUNTIME.hot[site] |= RACY
        self._races |= recorder.races
        for edge, who in recorder.order.items():
            self._order.setdefault(edge, set()).update(who)

    def _result(self) -> Result:
        shrinker = Shrinker(self._runs)
        found = shrinker.shrink(self._failed, self._strategy) if self._failed is not None else None
        return Result(
            found,
            self._runs.count - self._runs.replays,
            self._enumeration.delays if not self._alone else 0,
            self._alone or self._enumeration.exhausted,
            tuple(sorted(self._races)),
            self._partly,
            _monotonic() - self._began,
            shrinker.always,
        )
