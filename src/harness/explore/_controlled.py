"""What the controlled primitives have in common: which run they belong to, and what a time-out may be."""

from __future__ import annotations

import weakref
from typing import Any, Optional, Tuple

from ._logical import LogicalThread
from ._runtime import RUNTIME

TIMEOUT_MAX = 9223372036.0
# Time-outs from here on (seconds) are safety nets: nobody means the program to depend on them.
GENEROUS = 0.5


def checked_timeout(blocking: object, timeout: float) -> Optional[float]:
    """Check the arguments of ``acquire`` as CPython does; None means no limit."""
    if not isinstance(timeout, (int, float)):
        timeout = _number(timeout)
    if not blocking:
        if timeout != -1:
            raise ValueError("can't specify a timeout for a non-blocking call")
        return 0.0
    if timeout == -1:
        return None
    if timeout < 0:
        raise ValueError("timeout value must be a non-negative number")
    if timeout > TIMEOUT_MAX:
        raise OverflowError("timeout value is too large")
    return float(timeout)


def _number(value: Any) -> float:
    if value is None:
        raise TypeError("'NoneType' object cannot be interpreted as an integer or float")
    return float(value)


def elastic(timeout: Optional[float]) -> bool:
    """Return whether a time-out is so short that the machine's speed decides whether it comes."""
    return timeout is not None and 0 < timeout < GENEROUS


class Controlled:
    """Base of the primitives: which run an object belongs to, and where it was made."""

    # Shown in traces: "Lock", "Semaphore", …
    title = ""
    # Whether somebody may fail to give it back.
    can_leak = False

    def __init__(self) -> None:
        self._run: Any = None
        self._ordinal = -1
        run = RUNTIME.running.run
        if run is not None:
            self._join(run)

    def _join(self, run: Any) -> None:
        self._run = run
        self._ordinal = run.made
        run.made += 1
        if self.can_leak:
            run.objects.append(weakref.ref(self))

    def _enter(self) -> Tuple[LogicalThread, Any]:
        """Return the calling thread and its run; forget what an earlier, aborted run left behind."""
        thread = RUNTIME.running
        run = thread.run
        if run is not None and run.guard is not None:
            thread = run.guard.admit(thread)
        if self._run is not run:
            if self._run is not None:
                self._forget()
            self._run = None
            if run is not None:
                self._join(run)
        return thread, run

    def _tried(self) -> None:
        """Somebody tries this, or gives up after a while: from now on it matters when it is given back."""
        RUNTIME.tried.add(self._ordinal)

    def _gives_back(self, thread: LogicalThread, run: Any) -> LogicalThread:
        """A release: a point only where somebody could see the difference to a later switch."""
        if self._ordinal in RUNTIME.tried and not run.over:
            return run.point(thread, self)
        run.count(thread)
        return thread

    def _forget(self) -> None:
        """Become as good as new."""
