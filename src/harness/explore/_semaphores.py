"""Semaphore and BoundedSemaphore under the scheduler's control."""

from __future__ import annotations

from typing import Dict, List, Optional

from ._controlled import Controlled, elastic
from ._logical import LogicalThread, Wait


class Semaphore(Controlled):
    """``threading.Semaphore``."""

    title = "Semaphore"
    can_leak = True

    def __init__(self, value: int = 1) -> None:
        if value < 0:
            raise ValueError("semaphore initial value must be >= 0")
        super().__init__()
        self._value = value
        self._initial = value
        self._holders: Dict[LogicalThread, int] = {}
        self._balanced = False
        self._crossed = False

    def _forget(self) -> None:
        self._value = self._initial
        self._holders = {}

    def __repr__(self) -> str:
        return f"<threading.{self.title} at {id(self):#x}: value={self._value}>"

    def _available(self) -> bool:
        return self._value > 0

    def _owners(self) -> List[LogicalThread]:
        return [] if self._crossed else list(self._holders)

    def acquire(self, blocking: bool = True, timeout: Optional[float] = None) -> bool:
        if not blocking and timeout is not None:
            raise ValueError("can't specify timeout for non-blocking acquire")
        thread, run = self._enter()
        if run is None:
            if self._value == 0:
                return False
            self._value -= 1
            return True
        if not blocking or timeout is not None:
            self._tried()
        thread = run.point(thread, self)
        if self._value == 0:
            if blocking and (timeout is None or timeout > 0):
                wait = Wait("acquire", self, self._owners)
                run.block(thread, self._available, wait, timeout, elastic(timeout))
            if self._value == 0:
                if run.listener is not None:
                    run.listener.event(thread, "time out" if blocking else "try", self, False)
                return False
        self._value -= 1
        thread.progress = True
        self._holders[thread] = self._holders.get(thread, 0) + 1
        run.taken.add(self)
        if self._initial == 1:
            # With one permit it is a lock; with more it excludes nobody.
            thread.held[self] = None
        if run.listener is not None:
            run.listener.acquired(thread, self, "acquire")
        return True

    __enter__ = acquire

    def release(self, n: int = 1) -> None:
        if n < 1:
            raise ValueError("n must be one or more")
        thread, run = self._enter()
        if run is not None:
            thread = self._gives_back(thread, run)
        self._add(thread, n)
        if run is not None and run.listener is not None:
            run.listener.released(thread, self, "release")

    def _add(self, thread: LogicalThread, n: int) -> None:
        self._value += n
        thread.progress = True
        mine = self._holders.get(thread, 0)
        if mine >= n:
            self._balanced = True
            if mine == n:
                del self._holders[thread]
                thread.held.pop(self, None)
            else:
                self._holders[thread] = mine - n
        else:
            self._crossed = True

    def __exit__(self, *details: object) -> None:
        self.release()


class BoundedSemaphore(Semaphore):
    """``threading.BoundedSemaphore``."""

    title = "BoundedSemaphore"

    @property
    def _initial_value(self) -> int:
        return self._initial

    def __repr__(self) -> str:
        return f"<threading.{self.title} at {id(self):#x}: value={self._value}/{self._initial}>"

    def _add(self, thread: LogicalThread, n: int) -> None:
        if self._value + n > self._initial:
            raise ValueError("Semaphore released too many times")
        super()._add(thread, n)
