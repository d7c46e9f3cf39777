"""``ThreadPoolExecutor`` under the scheduler's control.

The standard library's own one runs on the controlled primitives as well, but its inside differs from version
to version, and schedules must not.
"""

from __future__ import annotations

import collections
import concurrent.futures
import concurrent.futures.thread as original
import itertools
import threading
from typing import Any, Callable, Deque, List, Set, Tuple

from ._semaphores import Semaphore
from ._runtime import RUNTIME

Work = Tuple["concurrent.futures.Future[Any]", Callable[..., Any], Tuple[Any, ...], Any]


class ThreadPoolExecutor(original.ThreadPoolExecutor):
    """Same behaviour: a thread is started for a job unless an idle one is left, up to ``max_workers``."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names = ("max_workers", "thread_name_prefix", "initializer", "initargs")
        given = dict(zip(names, args), **kwargs)
        self._initializer: Any = given.get("initializer")
        self._initargs: Any = given.get("initargs", ())
        self._shutdown_lock: Any = threading.Lock()
        self._pending: Deque[Work] = collections.deque()
        self._available = Semaphore(0)
        self._idle = 0
        self._crew: List[threading.Thread] = []
        self._threads: Set[threading.Thread] = set()
        run = RUNTIME.running.run
        if run is not None:
            run.executors.append(self)

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Any:
        with self._shutdown_lock:
            if self._broken:
                raise original.BrokenThreadPool(self._broken)
            if self._shutdown:
                raise RuntimeError("cannot schedule new futures after shutdown")
            future: concurrent.futures.Future[Any] = concurrent.futures.Future()
            self._pending.append((future, fn, args, kwargs))
            self._available.release()
            if self._idle:
                self._idle -= 1
            elif len(self._crew) < self._max_workers:
                self._hire()
            return future

    def _hire(self) -> None:
        name = f"{self._thread_name_prefix or self}_{len(self._crew)}"
        worker = threading.Thread(name=name, target=self._work)
        self._crew.append(worker)
        self._threads.add(worker)
        worker.start()

    def _work(self) -> None:
        me = RUNTIME.running
        me.pooled = True
        if self._initializer is not None:
            try:
                self._initializer(*self._initargs)
            except Exception:
                self._give_up()
                return
        while True:
            # Waiting for work is no trouble of its own; waiting inside a job may be.
            me.idle = True
            self._available.acquire()
            me.idle = False
            if self._pending:
                self._perform(self._pending.popleft())
                if not self._pending:
                    self._idle += 1
            elif self._shutdown:
                self._available.release()
                return

    @staticmethod
    def _perform(work: Work) -> None:
        RUNTIME.running.jobs += 1
        future, fn, args, kwargs = work
        if not future.set_running_or_notify_cancel():
            return
        try:
            result = fn(*args, **kwargs)
        except Exception as error:
            future.set_exception(error)
        except SystemExit as error:
            future.set_exception(error)
        else:
            future.set_result(result)

    def _give_up(self) -> None:
        with self._shutdown_lock:
            self._broken: Any = "A thread initializer failed, the thread pool is not usable anymore"
            while self._pending:
                self._pending.popleft()[0].set_exception(original.BrokenThreadPool(self._broken))

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        with self._shutdown_lock:
            self._shutdown = True
            if cancel_futures:
                while self._pending:
                    self._pending.popleft()[0].cancel()
            self._available.release()
        if wait:
            for worker in self._crew:
                worker.join()

    def let_go(self) -> bool:
        """What the end of the interpreter does to a pool that nobody shut down; True if it was one."""
        if self._shutdown:
            return False
        self._shutdown = True
        self._available.release()
        return bool(self._crew)


def fresh_names() -> None:
    """Number pools from zero again, so that every run sees the same names."""
    setattr(original.ThreadPoolExecutor, "_counter", itertools.count().__next__)


def replacements() -> List[Tuple[Any, str, Any]]:
    """Return what to patch: object, attribute, replacement."""
    return [
        (original, "ThreadPoolExecutor", ThreadPoolExecutor),
        (concurrent.futures, "ThreadPoolExecutor", ThreadPoolExecutor),
        (original.ThreadPoolExecutor, "_counter", getattr(original.ThreadPoolExecutor, "_counter")),
    ]
