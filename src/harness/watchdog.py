"""Ends the process when a test runs past its time, with the stack of every thread."""

from __future__ import annotations

import _thread
import faulthandler
import os
from time import monotonic

from . import stacks
from .failures import blank, message

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Dict, List, Optional

    from .report import Report
    from .stacks import Ground

EXIT_TEST_ENDED_IT = 70
# Seconds after the time limit at which C code that never lets other threads run is ended all the same.
BACKSTOP = 1.0
# Seconds between two looks at whether the parent is still there.
_GLANCE = 1.0

_exit = os._exit
_now = monotonic
_getppid = getattr(os, "getppid", lambda: 0)
_dump_later = faulthandler.dump_traceback_later
_cancel_dump = faulthandler.cancel_dump_traceback_later


class Watchdog:
    """A thread that waits for the deadline of what is running. ``seconds`` of None sets no limit.

    ``descriptor`` is where the interpreter's last words go: those of the backstop, and of a crash.
    """

    def __init__(self, report: Report, ground: Ground, seconds: Optional[float], descriptor: int) -> None:
        self._report = report
        self._ground = ground
        self._seconds = seconds
        self._descriptor = descriptor
        self._deadline: Optional[float] = None
        self._main = _thread.get_ident()
        self._parent = _getppid()
        self._own = {0}
        self._lock = _thread.allocate_lock()
        self._lock.acquire()
        faulthandler.enable(descriptor, all_threads=True)
        if seconds is not None:
            self._own.add(_thread.start_new_thread(self._watch, ()))

    def hide(self, thread: int) -> None:
        """Leave a thread of the harness out of the stacks that learners see."""
        self._own.add(thread)

    def start(self) -> None:
        """Give what begins now its time."""
        if self._seconds is not None:
            _dump_later(self._seconds + BACKSTOP, exit=True, file=self._descriptor)
            self._deadline = _now() + self._seconds

    def stop(self) -> None:
        """What was running came to its end."""
        self._deadline = None
        if self._seconds is not None:
            _cancel_dump()

    def _watch(self) -> None:
        self._own.add(_thread.get_ident())
        assert self._seconds is not None
        idle = min(self._seconds / 10, _GLANCE)
        while True:
            deadline = self._deadline
            left = idle if deadline is None else min(max(deadline - _now(), 0.0), _GLANCE)
            # Nobody releases this lock: waiting for it is a sleep that no learner's code can replace.
            self._lock.acquire(True, left)
            if self._parent > 1 and _getppid() != self._parent:
                _exit(EXIT_TEST_ENDED_IT)
            if deadline is not None and deadline is self._deadline and _now() >= deadline:
                self._expire()

    def _expire(self) -> None:
        if self._report.running is None:
            return
        told = ("timed-out", self._failure(self._report.running), {})
        if self._report.ended(told, from_outside=True):
            _exit(EXIT_TEST_ENDED_IT)

    def _failure(self, running: str) -> Dict[str, Any]:
        threads = stacks.threads(self._ground, self._own.__contains__, self._main)
        stuck = _stuck(threads)
        where = f", at line {stuck['line']} in {stuck['function']}" if stuck else ""
        what = "still running" if running else "your file was still loading"
        failure = blank(f"{what} after {self._seconds:g} s{where}")
        failure["threads"] = threads
        if stuck:
            main = next((thread for thread in threads if thread["frames"]), None)
            failure["line"] = stuck["line"]
            failure["frames"] = main["frames"] if main else []
        failure["slip"] = (
            "Make sure that the loop or the wait at this line comes to an end."
            if running
            else "Move what runs at the top of the file into a function, or under if __name__ == \"__main__\"."
        )
        failure["message"] = message(failure, *map(_stack, threads))
        return failure


def _stuck(threads: List[Dict[str, Any]]) -> Optional[Dict[str, Any]]:
    for thread in threads:
        if thread["frames"]:
            innermost: Dict[str, Any] = thread["frames"][-1]
            return innermost
    return None


def _stack(thread: Dict[str, Any]) -> str:
    lines = [f"    line {frame['line']}, in {frame['function']}: {frame['text']}" for frame in thread["frames"]]
    return "\n".join([f"{thread['name']}:", *(lines or ["    not in your code"])])
