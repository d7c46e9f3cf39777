"""Looks at the learner's objects in the middle of a run without taking part in it."""

from __future__ import annotations

from typing import Any, Callable

from ._logical import NEVER, LogicalThread
from ._runtime import RUNTIME


class Busy(Exception):
    """What was to be looked at is locked at the moment: nobody could see it either."""


def observe(run: Any, look: Callable[[], Any]) -> Any:
    """Return ``look()`` as an observer who needs no time and is never switched away from.

    Raises Busy when it would have to wait.
    """
    observer = LogicalThread(run, -1000, "observer")
    observer.fair = observer.stop = NEVER
    running, listener = RUNTIME.running, run.listener
    RUNTIME.running, run.listener, run.observing, RUNTIME.observing = observer, None, True, True
    try:
        return look()
    finally:
        for lock in list(observer.held):
            lock._owner = None
        RUNTIME.running, run.listener, run.observing, RUNTIME.observing = running, listener, False, False
