"""Ends the process when a test runs past its time or takes too much memory, with every thread's stack."""

from __future__ import annotations

import _thread
import faulthandler
import os
from time import monotonic

from . import parent, stacks
from .failures import blank, message
from .limits import peak_memory

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Dict, List, Optional

    from .report import Report
    from .stacks import Ground

EXIT_TEST_ENDED_IT = 70
# Seconds after the time limit at which C code that never lets other threads run is ended all the same.
BACKSTOP = 1.0
_MEMORY_GLANCE = 0.05

_exit = os._exit
_now = monotonic
_dump_later = faulthandler.dump_traceback_later


class Watchdog:
    """A thread that waits for the deadline of what is running. ``seconds`` of None sets no limit.

    ``most_memory`` (bytes, set later) is watched too, for systems that cannot limit memory themselves.
    ``descriptor`` is where the interpreter's last words go: those of the backstop, and of a crash.
    """

    def __init__(self, report: Report, ground: Ground, seconds: Optional[float], descriptor: int) -> None:
        self._report = report
        self._ground = ground
        self._seconds = seconds
        self._descriptor = descriptor
        self._deadline: Optional[float] = None
        self.most_memory: Optional[int] = None
        self._armed = -1e9
        self._armed_for = 0.0
        self._given = seconds or 0.0
        self._main = _thread.get_ident()
        self._own = {0}
        self._lock = _thread.allocate_lock()
        self._lock.acquire()
        faulthandler.enable(descriptor, all_threads=True)
        if seconds is not None:
            self._own.add(_thread.start_new_thread(self._watch, ()))

    def hide(self, thread: int) -> None:
        """Leave a thread of the harness out of the stacks that learners see."""
        self._own.add(thread)

    def start(self, times: float = 1.0) -> None:
        """Give what begins now its time, or so many times that."""
        if self._seconds is not None:
            now = _now()
            self._given = self._seconds * times
            # Arming costs a thread: one that was armed for a test just before is late enough for this one.
            if now > self._armed + BACKSTOP / 2 or self._given > self._armed_for:
                _dump_later(self._given + BACKSTOP, exit=True, file=self._descriptor)
                self._armed, self._armed_for = now, self._given
            self._deadline = now + self._given

    def stop(self) -> None:
        """What was running came to its end."""
        self._deadline = None

    def _watch(self) -> None:
        self._own.add(_thread.get_ident())
        assert self._seconds is not None
        idle = min(self._seconds / 10, parent.GLANCE)
        while True:
            deadline = self._deadline
            left = idle if deadline is None else min(max(deadline - _now(), 0.0), parent.GLANCE)
            if self.most_memory is not None:
                left = min(left, _MEMORY_GLANCE)
            # Nobody releases this lock: waiting for it is a sleep that no learner's code can replace.
            self._lock.acquire(True, left)
            if parent.is_gone():
                parent.end_with_it()
            if self.most_memory is not None and peak_memory() > self.most_memory:
                self._expire("out-of-memory", deadline)
            if deadline is not None and _now() >= deadline:
                self._expire("timed-out", deadline)

    def _expire(self, verdict: str, deadline: Optional[float]) -> None:
        running = self._report.running
        # Meanwhile the test may have ended, and the next one may have begun.
        if running is None or deadline is not self._deadline:
            return
        told = (verdict, self._failure(verdict, running), {})
        if self._report.ended_from_outside(running, told):
            _exit(EXIT_TEST_ENDED_IT)

    def _failure(self, verdict: str, running: str) -> Dict[str, Any]:
        threads = stacks.threads(self._ground, self._own.__contains__, self._main)
        stuck = _stuck(threads)
        where = f", at line {stuck['line']} in {stuck['function']}" if stuck else ""
        if verdict == "out-of-memory":
            failure = blank(f"out of memory{where}")
            failure["slip"] = "Keep less at once: a loop may be adding items without an end."
        elif running:
            failure = blank(f"still running after {self._given:g} s{where}")
            failure["slip"] = "Make sure that the loop or the wait at this line comes to an end."
        else:
            failure = blank(f"your file was still loading after {self._given:g} s{where}")
            failure["slip"] = 'Move what runs at the top of the file under if __name__ == "__main__".'
        failure["threads"] = threads
        if stuck:
            main = next((thread for thread in threads if thread["frames"]), None)
            failure["line"] = stuck["line"]
            failure["frames"] = main["frames"] if main else []
        failure["message"] = message(failure, *map(_stack, threads))
        return failure


def _stuck(threads: List[Dict[str, Any]]) -> Optional[Dict[str, Any]]:
    for thread in threads:
        if thread["frames"]:
            innermost: Dict[str, Any] = thread["frames"][-1]
            return innermost
    return None


def _stack(thread: Dict[str, Any]) -> str:
    if thread["name"].startswith("…"):
        return str(thread["name"])
    lines = [f"    line {frame['line']}, in {frame['function']}: {frame['text']}" for frame in thread["frames"]]
    return "\n".join([f"{thread['name']}:", *(lines or ["    not in your code"])])
