"""Condition and Event under the scheduler's control."""

from __future__ import annotations

import threading
from typing import Any, Callable, List, Optional

from ._controlled import Controlled, elastic
from ._locks import Lock, RLock
from ._logical import LogicalThread, Wait
from ._runtime import RUNTIME


def nobody() -> List[LogicalThread]:
    """No thread in particular can end this wait."""
    return []


class Waiter:
    """One call of ``wait``: whether it has been notified."""

    __slots__ = ("thread", "notified")

    def __init__(self, thread: LogicalThread) -> None:
        self.thread = thread
        self.notified = False

    def is_notified(self) -> bool:
        return self.notified


class Condition(Controlled):
    """``threading.Condition``: waiters wake in the order of waiting, and hold the lock when they do."""

    title = "Condition"

    def __init__(self, lock: Any = None) -> None:
        super().__init__()
        self._lock: Any = RLock() if lock is None else lock
        self.acquire = self._lock.acquire
        self.release = self._lock.release
        self._waiters: List[Waiter] = []

    def _forget(self) -> None:
        self._waiters = []

    def __enter__(self) -> Any:
        return self._lock.__enter__()

    def __exit__(self, *details: object) -> Any:
        return self._lock.__exit__(*details)

    def __repr__(self) -> str:
        return f"<Condition({self._lock!r}, {len(self._waiters)})>"

    def _at_fork_reinit(self) -> None:
        self._lock._at_fork_reinit()
        self._waiters.clear()

    def _is_owned(self) -> bool:
        if isinstance(self._lock, Lock):
            owner = self._lock._owner
            # As in CPython, a plain lock only tells that somebody holds it.
            return owner is RUNTIME.running if isinstance(self._lock, RLock) else owner is not None
        if hasattr(self._lock, "_is_owned"):
            return bool(self._lock._is_owned())
        if self._lock.acquire(False):
            self._lock.release()
            return False
        return True

    def wait(self, timeout: Optional[float] = None) -> bool:
        thread, run = self._enter()
        if not self._is_owned():
            raise RuntimeError("cannot wait on un-acquired lock")
        if run is None:
            raise RuntimeError("this wait would last for ever: no other thread is running")
        if timeout is not None:
            self._tried()
        waiter = Waiter(thread)
        self._waiters.append(waiter)
        lock = self._lock
        ours = isinstance(lock, Lock)
        saved = lock._release_save() if hasattr(lock, "_release_save") else lock.release()
        if run.listener is not None:
            run.listener.event(thread, "wait", self, None)
        try:
            if timeout is None or timeout > 0:
                ready = self._ready(waiter, lock) if ours else waiter.is_notified
                run.block(thread, ready, Wait("wait", self, nobody), timeout, elastic(timeout))
            else:
                run.point(thread, self)
        finally:
            if waiter in self._waiters:
                self._waiters.remove(waiter)
            if isinstance(lock, RLock):
                lock._acquire_restore(saved)
            elif ours:
                lock._reacquire(thread, run)
            elif hasattr(lock, "_acquire_restore"):
                lock._acquire_restore(saved)
            elif not run.over:
                lock.acquire()
        if run.listener is not None:
            run.listener.acquired(thread, self, "wake" if waiter.notified else "time out")
        return waiter.notified

    @staticmethod
    def _ready(waiter: Waiter, lock: Lock) -> Callable[[], bool]:
        def ready() -> bool:
            return waiter.notified and lock._owner is None

        return ready

    def wait_for(self, predicate: Callable[[], Any], timeout: Optional[float] = None) -> Any:
        limit: Optional[float] = None
        result = predicate()
        while not result:
            remaining = timeout
            if timeout is not None:
                now = RUNTIME.running.run.clock.now if RUNTIME.running.run is not None else 0.0
                limit = now + timeout if limit is None else limit
                remaining = limit - now
                if remaining <= 0:
                    break
            self.wait(remaining)
            result = predicate()
        return result

    def notify(self, n: int = 1) -> None:
        thread, run = self._enter()
        if not self._is_owned():
            raise RuntimeError("cannot notify on un-acquired lock")
        if run is not None:
            # Everybody who could tell the difference needs the lock that is held here, or is timed.
            thread = self._gives_back(thread, run)
        thread.progress = True
        chosen = self._waiters[:n]
        del self._waiters[:n]
        for waiter in chosen:
            waiter.notified = True
        if run is not None and run.listener is not None:
            run.listener.released(thread, self, "notify" if chosen else "notify nobody")

    def notify_all(self) -> None:
        self.notify(len(self._waiters))

    notifyAll = notify_all


class Event(Controlled):
    """``threading.Event``: ``set`` lets go whoever waits at that moment, even if ``clear`` follows at once."""

    title = "Event"

    def __init__(self) -> None:
        super().__init__()
        self._flag = False
        self._waiters: List[Waiter] = []

    def _forget(self) -> None:
        self._waiters = []

    def __repr__(self) -> str:
        return f"<threading.Event at {id(self):#x}: {'set' if self._flag else 'unset'}>"

    @property
    def _cond(self) -> Condition:
        # Nothing here waits on it; CPython's tests and a few programs look at it.
        condition: Condition = self.__dict__.setdefault("_condition", None) or Condition(Lock())
        self.__dict__["_condition"] = condition
        return condition

    def _at_fork_reinit(self) -> None:
        self._waiters.clear()
        self.__dict__["_condition"] = None

    def is_set(self) -> bool:
        thread, run = self._enter()
        if run is not None:
            thread = run.point(thread, self, False)
            if run.listener is not None:
                run.listener.acquired(thread, self, "is_set")
        return self._flag

    isSet = is_set

    def set(self) -> None:
        thread, run = self._enter()
        if run is not None:
            thread = run.point(thread, self)
        RUNTIME.signalled.add(self._ordinal)
        thread.progress = True
        self._flag = True
        for waiter in self._waiters:
            waiter.notified = True
        self._waiters.clear()
        if run is not None and run.listener is not None:
            run.listener.released(thread, self, "set")

    def clear(self) -> None:
        thread, run = self._enter()
        if run is not None:
            thread = run.point(thread, self)
        thread.progress = True
        self._flag = False
        if run is not None and run.listener is not None:
            run.listener.event(thread, "clear", self, None)

    def wait(self, timeout: Optional[float] = None) -> bool:
        thread, run = self._enter()
        if run is None:
            return self._flag
        if timeout is not None:
            self._tried()
        thread = run.point(thread, self, False)
        signaled = self._flag
        if not signaled and (timeout is None or timeout > 0):
            waiter = Waiter(thread)
            self._waiters.append(waiter)
            try:
                wait = Wait("wait", self, nobody)
                # An event that nobody ever sets is a way to sleep, and a timer is made for its delay to pass.
                pausing = self._ordinal not in RUNTIME.signalled or isinstance(thread.python_thread, threading.Timer)
                run.block(thread, waiter.is_notified, wait, timeout, elastic(timeout), pausing)
            finally:
                if waiter in self._waiters:
                    self._waiters.remove(waiter)
            signaled = waiter.notified
        if run.listener is not None:
            run.listener.acquired(thread, self, "wait" if signaled else "time out")
        return signaled
