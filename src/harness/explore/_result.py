"""What a search came to, and what counts as wrong in a run."""

from __future__ import annotations

from typing import NamedTuple, Optional, Tuple

from ._failure import Failure
from ._schedule import Schedule
from ._scheduler import Scheduler

# Which of several findings is told: an exception explains the others, not the other way round.
GRAVITY = {"exception": -3, "never-awaited": -2, "blocking": -1}


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


def wrong(run: Scheduler, any_time: bool = False) -> bool:
    """Return whether a run has anything to report. Left-overs do not count while time is bent."""
    return run.failure is not None or bool(run.findings) and not any_time


def stuck_in_step(failure: Failure) -> bool:
    """Return whether the failure is that threads keep giving way to each other."""
    return failure.verdict == "livelock"


def busy(failure: Failure) -> bool:
    """Return whether the failure is that somebody keeps looking instead of waiting."""
    return failure.kind == "spinning" or getattr(failure.error, "verdict", "") == "livelock"


def failure_of(run: Scheduler) -> Failure:
    """Return what is wrong with a run."""
    if run.failure is not None:
        return run.failure
    finding = min(run.findings, key=lambda each: GRAVITY.get(each.verdict, 0))
    return Failure(finding.verdict, finding.summary, finding.kind, finding.thread, finding.line, finding.error)


