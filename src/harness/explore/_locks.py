"""Lock and RLock under the scheduler's control."""

from __future__ import annotations

from typing import Any, List, Optional, Tuple

from ._controlled import Controlled, checked_timeout, elastic
from ._logical import LogicalThread, Wait
from ._runtime import RUNTIME


class Lock(Controlled):
    """``threading.Lock``. Only ``acquire`` is a point: a release changes nothing that a later point hides."""

    title = "Lock"
    can_leak = True

    def __init__(self) -> None:
        super().__init__()
        self._owner: Optional[LogicalThread] = None
        # Evidence for telling a mutex from a lock that is used as a signal.
        self._balanced = False
        self._crossed = False
        # Whether who has it now would have waited for it, as one does for a mutex.
        self._wanted = False

    def _forget(self) -> None:
        self._owner = None

    def _free(self) -> bool:
        return self._owner is None

    def _owners(self) -> List[LogicalThread]:
        return [] if self._owner is None else [self._owner]

    def acquire(self, blocking: bool = True, timeout: float = -1) -> bool:
        limit = checked_timeout(blocking, timeout)
        thread, run = self._enter()
        if run is None:
            return self._acquire_alone(limit)
        if limit is not None:
            self._tried()
        thread = run.point(thread, self)
        if self._owner is not None:
            if limit == 0:
                if run.listener is not None:
                    run.listener.event(thread, "try", self, False)
                return False
            run.block(thread, self._free, Wait("acquire", self, self._owners), limit, elastic(limit))
            if self._owner is not None:
                if run.listener is not None:
                    run.listener.event(thread, "time out", self, False)
                return False
        self._wanted = limit is None
        self._take(thread, run)
        return True

    def _take(self, thread: LogicalThread, run: Any) -> None:
        self._owner = thread
        thread.progress = True
        thread.held[self] = None
        if run.listener is not None:
            run.listener.acquired(thread, self, "acquire")

    def _acquire_alone(self, limit: Optional[float]) -> bool:
        if self._owner is None:
            self._owner = RUNTIME.idle
            return True
        if limit is not None:
            return False
        raise RuntimeError("this lock would block for ever: it was left held by something that is over")

    def release(self) -> None:
        thread, run = self._enter()
        if self._owner is None:
            raise RuntimeError("release unlocked lock")
        if run is not None:
            thread = self._gives_back(thread, run)
        owner = self._owner
        if owner is None:
            raise RuntimeError("release unlocked lock")
        self._owner = None
        if run is None:
            return
        if owner is thread:
            self._balanced = True
        else:
            self._crossed = True
        owner.held.pop(self, None)
        if run.listener is not None:
            run.listener.released(thread, self, "release")

    def locked(self) -> bool:
        thread, run = self._enter()
        if run is not None:
            self._tried()
            run.point(thread, self, False)
        return self._owner is not None

    acquire_lock = acquire
    release_lock = release
    locked_lock = locked

    def __enter__(self) -> bool:
        return self.acquire()

    def __exit__(self, *details: object) -> None:
        self.release()

    def _at_fork_reinit(self) -> None:
        if self._owner is not None:
            self._owner.held.pop(self, None)
        self._owner = None

    # What a condition needs in order to wake up and hold the lock in one step.
    def _reacquire(self, thread: LogicalThread, run: Any) -> None:
        if self._owner is not None and self._owner is not thread:
            if run.over:
                return
            run.block(thread, self._free, Wait("acquire", self, self._owners))
        self._take(thread, run)

    def __repr__(self) -> str:
        state = "unlocked" if self._owner is None else "locked"
        return f"<{state} {self.title} object at {id(self):#x}>"


class RLock(Lock):
    """``threading.RLock``."""

    title = "RLock"

    def __init__(self) -> None:
        super().__init__()
        self._count = 0

    def _forget(self) -> None:
        self._owner = None
        self._count = 0

    def acquire(self, blocking: bool = True, timeout: float = -1) -> bool:
        limit = checked_timeout(blocking, timeout)
        thread, run = self._enter()
        if self._owner is thread and run is not None:
            run.count(thread)
            self._count += 1
            return True
        if run is None:
            self._owner = RUNTIME.idle
            self._count += 1
            return True
        if not super().acquire(blocking, timeout):
            return False
        self._count = 1
        return True

    def release(self) -> None:
        thread, run = self._enter()
        if self._owner is not thread:
            raise RuntimeError("cannot release un-acquired lock")
        if self._count > 1:
            self._count -= 1
            if run is not None:
                run.count(thread)
            return
        super().release()
        self._count = 0

    def __enter__(self) -> bool:
        return self.acquire()

    def _is_owned(self) -> bool:
        return self._owner is not None and self._owner is RUNTIME.running

    def _recursion_count(self) -> int:
        return self._count if self._is_owned() else 0

    def _release_save(self) -> Tuple[int, LogicalThread]:
        thread, run = self._enter()
        if self._owner is not thread:
            raise RuntimeError("cannot release un-acquired lock")
        count, self._count = self._count, 1
        super().release()
        self._count = 0
        return count, thread

    def _acquire_restore(self, state: Tuple[int, LogicalThread]) -> None:
        thread, run = self._enter()
        if run is None:
            self._owner = RUNTIME.idle
        else:
            self._reacquire(thread, run)
        self._count = state[0]

    def _at_fork_reinit(self) -> None:
        super()._at_fork_reinit()
        self._count = 0


def allocate_lock() -> Lock:
    """``_thread.allocate_lock``."""
    return Lock()
