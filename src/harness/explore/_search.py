"""The search plan: which schedules to try, in which order, and what to do with one that fails."""

from __future__ import annotations

import time
from typing import Any, Callable, List, NamedTuple, Optional, Sequence, Set, Tuple

from . import _strategies as strategies
from ._enumeration import Enumeration
from ._failure import Failure
from ._minimise import minimise
from ._recorder import LockOrder, lock_cycles
from ._run import Runs
from ._runtime import RACY, RUNTIME
from ._schedule import Schedule
from ._scheduler import Scheduler

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
# Which of several findings is told: an exception explains the others, not the other way round.
GRAVITY = {"exception": -3, "never-awaited": -2, "blocking": -1}
REPLAYS = 3
ATTEMPTS = 60
SIMPLER = 40
# Seconds that a failing run may take to be repeated at all.
TOO_SLOW = 2.0


class Found(NamedTuple):
    """A failing schedule: the failure, the shortest schedule found, and whether replays confirmed it."""

    failure: Failure
    schedule: Schedule
    confirmed: bool
    strategy: str


class Result(NamedTuple):
    """What a search came to. ``found`` is None when no tried schedule failed.

    ``delays``: every schedule with at most so many delays was tried; ``exhausted``: every schedule was.
    ``races`` are pairs of sites between which nothing makes an order, ``partly`` says that some thread was
    out of reach for a while, ``always`` that no schedule was seen that does not fail.
    """

    found: Optional[Found]
    schedules: int
    delays: int
    exhausted: bool
    races: Tuple[Tuple[int, int], ...]
    partly: bool
    seconds: float
    always: bool = False


class _Stop(Exception):
    """A run failed, or the budget is used up."""


class Search:
    """One exploration. ``schedules`` is the budget, ``seconds`` an outer limit for slow programs only."""

    def __init__(self, runs: Runs, seed: int = 0, schedules: int = 400, seconds: float = 20.0, timing: bool = True, starving: bool = False) -> None:
        self._runs = runs
        self._seed = seed
        self._budget = schedules
        self._deadline = _monotonic() + seconds
        self._began = _monotonic()
        self._timing = timing
        self._starving = starving
        self._order: LockOrder = {}
        self._cornered: Set[Tuple[Tuple[int, int], ...]] = set()
        self._races: Set[Tuple[int, int]] = set()
        self._length = 1
        self._alone = True
        self._heavy = False
        self._timed = False
        self._looked = False
        self._partly = False
        self._failed: Optional[Scheduler] = None
        self._strategy = ""
        self._always = False
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
        return self._result(self._report() if self._failed is not None else None)

    def sample_only(self, make: Callable[[int, int], Any]) -> Result:
        """Search with one strategy alone: ``make(seed, length)``. For comparisons."""
        RUNTIME.forget()
        try:
            index = 0
            while True:
                self._try(make(self._seed * 1_000_003 + index, self._length), "sample", record=index < 3 or index % LEARN_EVERY == 0)
                index += 1
        except _Stop:
            pass
        return self._result(self._report() if self._failed is not None else None)

    def _warm_up(self) -> None:
        self._try(strategies.Default(), "default", record=True)
        if self._alone:
            raise _Stop
        for index in range(2):
            self._try(strategies.RandomWalk(self._seed * 7919 + index), "random", record=True)
        self._corner()

    def _starve(self) -> None:
        """Hold threads back for long, time passing meanwhile: whoever polls instead of waiting shows."""
        if not self._starving:
            return
        for index in range(STARVED):
            seed = self._seed * 104_729 + index
            self._try(strategies.Priorities(seed, 3, self._length), "starving", any_time=True, busy_only=True)

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
        while self._runs.count < stop:
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

    def _try(self, strategy: Any, name: str, *, record: bool = False, choices: bool = False, any_time: bool = False, busy_only: bool = False) -> Scheduler:
        if not any_time and self._runs.count >= self._budget or _monotonic() > self._deadline:
            raise _Stop
        run = self._runs.run(strategy, record=record, choices=choices, any_time=any_time)
        self._partly = self._partly or run.uncontrolled > 0
        self._timed = self._timed or run.slept
        # A program that measures time, or waits for time-outs, is about time: nothing to bend there.
        self._looked = self._looked or run.clock.looks > 0 or run.expired
        self._alone = self._alone and run.alone
        self._heavy = self._heavy or sum([each.n for each in run.threads]) > HEAVY
        self._length = max(self._length, run.decided)
        if record:
            self._learn(run)
        if wrong(run, any_time) and (not busy_only or busy(failure_of(run))):
            self._failed = run
            self._strategy = name
            raise _Stop
        if run.unknown and not record and not any_time:
            self._try(strategies.Follow(run.deviations), name, record=True)
        return run

    def _learn(self, run: Scheduler) -> None:
        recorder = run.listener
        for site in recorder.racy_sites():
            RUNTIME.hot[site] |= RACY
        self._races |= recorder.races
        for edge, who in recorder.order.items():
            self._order.setdefault(edge, set()).update(who)

    # --- after a failure ------------------------------------------------------------------------------

    def _report(self) -> Found:
        run = self._failed
        assert run is not None
        failure = failure_of(run)
        if run.seconds > TOO_SLOW:
            # Once was enough: every repetition would take as long.
            return Found(failure, Schedule(tuple(run.deviations), run.any_time), False, self._strategy)
        expensive = run.decided > 2000 or run.seconds > TOO_SLOW / 10
        deviations = minimise(run.deviations, self._attempt(failure, run.any_time), 8 if expensive else ATTEMPTS)
        again = self._attempt(failure, run.any_time)
        confirmed = all(again(deviations) is not None for _ in range(1 if expensive else REPLAYS))
        if not confirmed:
            deviations = run.deviations
        elif len(deviations) > 1 and not expensive:
            deviations = self._simpler(failure, run.any_time) or deviations
        self._always = failure.verdict == "assertion" and not deviations and self._fails_always(failure, run.any_time)
        return Found(failure, Schedule(tuple(deviations), run.any_time), confirmed, self._strategy)

    def _simpler(self, failure: Failure, any_time: bool) -> Optional[List[Tuple[int, int, int]]]:
        """Look for a single deviation that fails alike: what sampling finds can be roundabout."""
        self._runs.replays += 1
        run = self._runs.run(strategies.Default(), choices=True, any_time=any_time)
        enumeration = Enumeration(0, SIMPLER)
        enumeration.add((), run.choices or ())
        attempt = self._attempt(failure, any_time)
        for _ in range(SIMPLER):
            plan = enumeration.next()
            if plan is None or len(plan) > 1:
                return None
            if attempt(plan) is not None:
                return list(plan)
        return None

    def _fails_always(self, failure: Failure, any_time: bool) -> bool:
        """Return whether other schedules fail as well: then it is no matter of interleaving."""
        for index in range(SIMPLER // 2):
            self._runs.replays += 1
            run = self._runs.run(strategies.RandomWalk(index), any_time=any_time)
            if run.failure is None or run.failure.signature != failure.signature:
                return False
        return True

    def _attempt(self, failure: Failure, any_time: bool) -> Callable[[Sequence[Tuple[int, int, int]]], Optional[List[Any]]]:
        def attempt(deviations: Sequence[Tuple[int, int, int]]) -> Optional[List[Any]]:
            self._runs.replays += 1
            run = self._runs.run(strategies.Follow(deviations), any_time=any_time)
            if wrong(run, any_time) and failure_of(run).signature == failure.signature:
                return run.deviations
            return None

        return attempt

    def _result(self, found: Optional[Found]) -> Result:
        return Result(
            found,
            self._runs.count - self._runs.replays,
            self._enumeration.delays if not self._alone else 0,
            self._alone or self._enumeration.exhausted,
            tuple(sorted(self._races)),
            self._partly,
            _monotonic() - self._began,
            self._always,
        )


def wrong(run: Scheduler, any_time: bool = False) -> bool:
    """Return whether a run has anything to report. Left-overs do not count while time is bent."""
    return run.failure is not None or bool(run.findings) and not any_time


def busy(failure: Failure) -> bool:
    """Return whether the failure is that somebody keeps looking instead of waiting."""
    return failure.kind == "spinning" or getattr(failure.error, "verdict", "") == "livelock"


def failure_of(run: Scheduler) -> Failure:
    """Return what is wrong with a run."""
    if run.failure is not None:
        return run.failure
    finding = min(run.findings, key=lambda each: GRAVITY.get(each.verdict, 0))
    return Failure(finding.verdict, finding.summary, finding.kind, finding.thread, finding.line, finding.error)


