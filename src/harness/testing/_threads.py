"""Real threads for concurrency suites: run together, met, and never waited for without an end."""

from __future__ import annotations

import _thread
import sys
import threading
from threading import Thread
from time import monotonic as _now
from time import process_time as _processor_time
from typing import Any, Callable, List, Optional, Tuple

from .. import remarks
from ..exception_text import one_line
from ..failure import CheckFailure
from ..stacks import Ground
from ._show import learner_line

GENEROUS = 3.0
# A thread whose innermost frame has not moved between this many looks is waiting, not working.
_LOOKS = 4
_BETWEEN_LOOKS = 0.05


class _Job(Thread):
    def __init__(self, target: Callable[[], Any], name: str) -> None:
        super().__init__(name=name, daemon=True)
        self.result: Any = None
        self.error: Optional[BaseException] = None
        self._job = target

    def run(self) -> None:
        try:
            self.result = self._job()
        except BaseException as error:
            self.error = error


def run_threads(targets: Tuple[Callable[[], Any], ...], path: str, seconds: float = GENEROUS) -> List[Any]:
    """Run every target in a thread of its own and return their results, in the order of the targets.

    A target's exception is told with verdict ``exception``; threads that do not end within ``seconds`` make
    verdict ``deadlock`` where all of them wait, and ``timed-out`` where one still works. ``path`` is the
    learner's file.
    """
    jobs = [_Job(target, f"thread {number}") for number, target in enumerate(targets, 1)]
    deadline = _now() + seconds
    for job in jobs:
        job.start()
    for job in jobs:
        job.join(max(0.0, deadline - _now()))
    for job in jobs:
        if isinstance(job.error, CheckFailure):
            raise job.error
    for job in jobs:
        if job.error is not None:
            raise CheckFailure(
                "exception", f"{job.name} raised {one_line(job.error)}", line=learner_line(job.error, path)
            ) from job.error
    stuck = [job for job in jobs if job.is_alive()]
    if stuck:
        raise _stuck(stuck, len(jobs), path, seconds)
    return [job.result for job in jobs]


def _stuck(stuck: List[_Job], total: int, path: str, seconds: float) -> CheckFailure:
    waiting = _all_wait(stuck)
    ground = Ground(path)
    threads = []
    line = None
    for job in stuck:
        places = ground.places_of_frame(_frame_of(job))
        threads.append({"name": job.name, "frames": ground.frames(places)})
        line = line or ground.line(places)
    who = "every thread" if len(stuck) == total else ", ".join(job.name for job in stuck)
    does = "waits" if waiting else "still runs"
    if who != "every thread" and len(stuck) > 1:
        does = "wait" if waiting else "still run"
    return CheckFailure(
        "deadlock" if waiting else "timed-out",
        f"{who} {does} after {seconds:g} seconds",
        line=line,
        threads=threads,
    )


def _all_wait(jobs: List[_Job]) -> bool:
    seen = [_places(job) for job in jobs]
    pause = threading.Event()
    # A loop of one instruction never moves either, but it uses the processor.
    began, used = _now(), _processor_time()
    for _ in range(_LOOKS):
        pause.wait(_BETWEEN_LOOKS)
        now = [_places(job) for job in jobs]
        if now != seen:
            return False
    return _processor_time() - used < (_now() - began) / 10


def _places(job: _Job) -> List[Tuple[int, int]]:
    frame = _frame_of(job)
    places = []
    while frame is not None:
        places.append((id(frame.f_code), frame.f_lasti))
        frame = frame.f_back
    return places


def _frame_of(job: _Job) -> Any:
    return sys._current_frames().get(job.ident or 0)


class Rendezvous:
    """A place where ``parties`` threads meet, to prove that they are at work at the same time.

    >>> Rendezvous(1).meet()
    True
    """

    def __init__(self, parties: int, seconds: float = GENEROUS / 2) -> None:
        self._parties = parties
        self._seconds = seconds
        self._condition = threading.Condition()
        self.arrived = 0

    def meet(self) -> bool:
        """Wait for the others; return True once all have come, False if they have not within ``seconds``."""
        with self._condition:
            self.arrived += 1
            self._condition.notify_all()
            return self._condition.wait_for(lambda: self.arrived >= self._parties, self._seconds)


class Beside:
    """A function that runs in a thread beside the tests, for what takes long by its nature.

    ``start()`` it in ``setUpClass`` of the suite's first group, so that it runs while the tests do;
    ``result(seconds)`` starts it if that has not happened, and waits.

    >>> Beside(lambda: 1).result(5)
    1
    """

    def __init__(self, target: Callable[[], Any]) -> None:
        self._target = target
        self._started = False
        self._ended = threading.Event()
        self._deadline_from = 0.0
        self._result: Any = None
        self._error: Optional[BaseException] = None

    @property
    def runs(self) -> bool:
        """Whether it has started and not ended."""
        return self._started and not self._ended.is_set()

    def start(self) -> None:
        if self._started:
            return
        self._started = True
        self._deadline_from = _now()
        remarks.jobs_beside += 1
        _thread.start_new_thread(self._run, ())

    def result(self, seconds: float) -> Any:
        """Return what the function returned, or raise what it raised; TimeoutError so many seconds after the start."""
        self.start()
        if not self._ended.wait(max(0.0, self._deadline_from + seconds - _now())):
            raise TimeoutError(f"no end within {seconds:g} seconds")
        if self._error is not None:
            raise self._error
        return self._result

    def _run(self) -> None:
        try:
            self._result = self._target()
        except BaseException as error:
            self._error = error
        finally:
            remarks.jobs_beside -= 1
            self._ended.set()
