"""Runs a program over and over with real threads: what is left when it cannot be controlled."""

from __future__ import annotations

import _thread
import sys
import threading
import time
from typing import Any, Callable, Dict, List, Optional

from ._failure import Failure
from ._printed import Printed

_start = _thread.start_new_thread
_monotonic = time.monotonic
# Seconds that one run may take before it counts as hanging.
PATIENCE = 5.0


class Stress:
    """Repeats ``program``; ``switch_interval`` (seconds) is how often the interpreter is told to switch threads."""

    def __init__(self, program: Callable[[], None], switch_interval: Optional[float] = 1e-6) -> None:
        self._program = program
        self._interval = switch_interval
        self.runs = 0

    def run(self, seconds: float, most: int = 1_000_000) -> Optional[Failure]:
        """Run until something fails, for ``seconds`` at most. A run that hangs keeps its threads."""
        before, hook = sys.getswitchinterval(), threading.excepthook
        deadline = _monotonic() + seconds
        if self._interval is not None:
            sys.setswitchinterval(self._interval)
        try:
            while self.runs < most:
                self.runs += 1
                failure = self._once()
                if failure is not None:
                    return failure
                if _monotonic() > deadline:
                    break
            return None
        finally:
            sys.setswitchinterval(before)
            threading.excepthook = hook

    def _once(self) -> Optional[Failure]:
        failures: List[Failure] = []
        done = _thread.allocate_lock()
        done.acquire()

        def report(args: Any) -> None:
            if args.exc_type is not SystemExit:
                failures.append(_failed(args.exc_value))

        def body() -> None:
            try:
                self._program()
            except SystemExit:
                pass
            except BaseException as error:
                failures.append(_failed(error))
            finally:
                done.release()

        threading.excepthook = report
        with Printed(False):
            _start(body, ())
            ended = done.acquire(True, PATIENCE)
        if failures:
            return failures[0]
        return None if ended else Failure("timed-out", f"still running after {PATIENCE:g} s")


def _failed(error: BaseException) -> Failure:
    verdict = "assertion" if isinstance(error, AssertionError) else "exception"
    text = str(error)
    name = type(error).__name__
    return Failure(verdict, f"{name}: {text}" if text else name, error=error)


def report(failure: Optional[Failure], stress: Stress, seconds: float, reason: str) -> Dict[str, Any]:
    """Return the report of a stress run, which says that it is one."""
    return {
        "verdict": "none" if failure is None else failure.verdict,
        "kind": "",
        "summary": "" if failure is None else failure.summary,
        "schedules": stress.runs,
        "exhausted": False,
        "coverage": f"{stress.runs} runs with real threads: {reason}",
        "seconds": round(seconds, 3),
        "control": "stress",
        "hints": [],
        "line": None,
        "threads": [],
        "steps": [],
        "preemptions": 0,
        "waitFor": [],
        "schedule": None,
        "text": "",
        "output": "",
        "confirmed": False,
    }
