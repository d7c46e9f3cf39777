"""Bent time for tasks: which sleeps could end before others if the machine were slower than their writer thinks."""

from __future__ import annotations

import asyncio.futures
import heapq
from typing import Any, List, Optional, Tuple

from ._task_wait import TaskEntity
from ._waiting import OVERTAKEN

# Seconds for which a loop that has something to do may be held up, and those that are no difference.
SHORT = 0.02
ROUNDING = 1e-6

_sleep_done = getattr(asyncio.futures, "_set_result_unless_cancelled")


class _Time:
    """What is chosen when time passes although tasks are ready."""

    index = 1_000_000
    label = "time"
    priority = 0.5
    pending = None
    ready = None
    held: Tuple[Any, ...] = ()


TIME: Any = _Time()


def sleepers(loop: Any) -> List[Tuple[Any, TaskEntity]]:
    """Return the timers that tasks sleep on, each with its task, in the order in which they end."""
    sleeping = [each for each in loop._scheduled if each._callback is _sleep_done and not each._cancelled]
    owners = {id(getattr(each.task, "_fut_waiter", None)): each for each in loop.entities}
    found = [(each, owners.get(id(each._args[0]))) for each in sorted(sleeping, key=_when)]
    return [(each, owner) for each, owner in found if owner is not None]


def hasty(loop: Any, ready: List[TaskEntity]) -> Any:
    """Return the timer of a task that gives the tasks it has made time to get on, too little perhaps."""
    for timer, owner in sleepers(loop):
        # Ready tasks take their turns at once: only the shortest sleeps can end before.
        if timer._when - loop.time() <= SHORT and any(each.descends_from(owner) for each in ready):
            return timer
    return None


def overtaker(loop: Any) -> Optional[Tuple[Any, TaskEntity]]:
    """Return the sleep that could end before the first one if the work of a task took longer than its maker thinks."""
    found = sleepers(loop)
    for timer, owner in found[1:]:
        if timer._when - found[0][0]._when <= OVERTAKEN and found[0][1].descends_from(owner):
            return timer, owner
    return None


def reorder(loop: Any, run: Any) -> None:
    """Perhaps have a sleep end before those of the tasks that its task has made."""
    chosen = overtaker(loop)
    if chosen is None:
        return
    timer, owner = chosen
    found = sleepers(loop)
    loop.n += 1
    if run.choose_task(loop, [found[0][1], owner], found[0][1]) is not owner:
        return
    for late, sleeping in found:
        if late._when <= timer._when and sleeping.descends_from(owner):
            late._when = timer._when + 2 * ROUNDING
    heapq.heapify(loop._scheduled)


def _when(handle: Any) -> float:
    moment: float = handle._when
    return moment
