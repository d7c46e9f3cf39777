"""Turns a failing run into the shortest schedule that fails alike, and makes sure that it does."""

from __future__ import annotations

from typing import List, Optional, Sequence, Tuple

from . import _strategies as strategies
from ._enumeration import Enumeration
from ._failure import Failure
from ._minimise import Attempt, Deviation, minimise
from ._result import Found, failure_of, wrong
from ._run import Runs
from ._runtime import RUNTIME
from ._schedule import Schedule
from ._scheduler import Scheduler

# Replays that have to fail alike; attempts at dropping deviations; single deviations that are tried instead.
REPLAYS = 3
ATTEMPTS = 60
SIMPLER = 40
# Seconds that a failing run may take to be repeated at all.
TOO_SLOW = 2.0


class Shrinker:
    """``always`` says, after ``shrink``, whether every schedule that was tried fails: no matter of interleaving."""

    def __init__(self, runs: Runs) -> None:
        self._runs = runs
        self.always = False

    def shrink(self, run: Scheduler, strategy: str) -> Found:
        """Return what was found in the failed ``run``: minimised, and confirmed by replays."""
        failure = failure_of(run)
        if run.seconds > TOO_SLOW:
            # Once was enough: every repetition would take as long.
            return Found(failure, schedule_of(run, run.deviations), False, strategy)
        followed = run.strategy
        if isinstance(followed, strategies.Lockstep) and failure.verdict in ("livelock", "did-not-finish"):
            again = self._runs.run(strategies.Lockstep(followed.exact))
            self._runs.replays += 1
            confirmed = wrong(again) and failure_of(again).signature == failure.signature
            return Found(failure, Schedule(lockstep=True, exact=followed.exact), confirmed, strategy)
        expensive = run.decided > 2000 or run.seconds > TOO_SLOW / 10
        deviations = minimise(run.deviations, self._attempt(failure, run.any_time), 8 if expensive else ATTEMPTS)
        again = self._attempt(failure, run.any_time)
        confirmed = all(again(deviations) is not None for _ in range(1 if expensive else REPLAYS))
        if not confirmed:
            deviations = run.deviations
        elif len(deviations) > 1 and not expensive:
            deviations = self._simpler(failure, run.any_time) or deviations
        self.always = failure.verdict == "assertion" and not deviations and self._fails_always(failure, run.any_time)
        return Found(failure, schedule_of(run, deviations), confirmed, strategy)

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

    def _attempt(self, failure: Failure, any_time: bool) -> Attempt:
        def attempt(deviations: Sequence[Deviation]) -> Optional[List[Deviation]]:
            self._runs.replays += 1
            run = self._runs.run(strategies.Follow(deviations), any_time=any_time)
            if wrong(run, any_time) and failure_of(run).signature == failure.signature:
                return run.deviations
            return None

        return attempt


def schedule_of(run: Scheduler, deviations: Sequence[Deviation]) -> Schedule:
    """Return the schedule of a run with these deviations, with all that it takes to repeat it elsewhere."""
    if not run.any_time:
        return Schedule(tuple(deviations))
    return Schedule(tuple(deviations), True, False, tuple(sorted(RUNTIME.signalled)), round(RUNTIME.shortest, 6))
