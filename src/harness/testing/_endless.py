"""Ends a call that waits for another process for ever, long before its time is up."""

from __future__ import annotations

import os
import signal
import sys
import threading
from time import monotonic as _now
from types import FrameType
from typing import Any, Callable, Dict, Optional

from ..failure import CheckFailure
from ..stacks import Ground

_BETWEEN_LOOKS = 0.1
# How long nothing may happen: so many seconds, and so many times what it took until the answer was lost.
_SECONDS = 3.0
_TIMES = 8.0
_WAITING = f"{os.sep}multiprocessing{os.sep}"


class AnswerLost:
    """Around a call in the main thread that may wait for the answer of a process that is gone.

    ``progress()`` returns None for as long as every answer may still come, and afterwards whatever changes when something
    is done. The call fails with verdict ``timed-out`` when nothing is done any more and it waits in ``multiprocessing``
    without a time limit, while no other thread of the learner's could end that. A wait with a limit is never cut short,
    nor is any where a signal cannot interrupt it. ``summary`` says what was lost.
    """

    def __init__(self, path: str, progress: Callable[[], Optional[object]], summary: str, seconds: float = _SECONDS) -> None:
        self._path = path
        self._progress = progress
        self._summary = summary
        self._seconds = seconds
        self._ended = threading.Event()
        self._watch = threading.Thread(target=self._look, name="watch", daemon=True)
        self._failure: Optional[CheckFailure] = None
        self._main = threading.get_ident()

    def __enter__(self) -> "AnswerLost":
        self._possible = hasattr(signal, "pthread_kill") and threading.current_thread() is threading.main_thread()
        if self._possible:
            self._before = signal.signal(signal.SIGUSR1, self._interrupt)
            self._watch.start()
        return self

    def __exit__(self, *error: Any) -> None:
        self._ended.set()
        if self._possible:
            self._watch.join()
            signal.signal(signal.SIGUSR1, self._before)
        # Whoever counts every exception as the failure of a file has caught this one too.
        if self._failure is not None:
            raise self._failure

    def _look(self) -> None:
        began = _now()
        lost: Optional[float] = None
        done: Optional[object] = None
        since = 0.0
        while not self._ended.wait(_BETWEEN_LOOKS):
            now, before, done = _now(), done, self._progress()
            if done is None:
                continue
            lost = lost if lost is not None else now - began
            if done != before or not waits_endlessly(sys._current_frames(), self._main, self._path):
                since = now
            elif now - since > self._seconds + _TIMES * lost:
                signal.pthread_kill(self._main, signal.SIGUSR1)
                return

    def _interrupt(self, number: int, frame: Optional[FrameType]) -> None:
        if self._ended.is_set() or not is_endless(frame, self._path):
            return
        _, line, function = Ground(self._path).places_of_frame(frame)[-1]
        self._failure = CheckFailure(
            "timed-out",
            f"{self._summary}, at line {line} in {function}",
            line=line,
            slip="Give the wait at this line an end, or let it end when a process does.",
        )
        raise self._failure


def waits_endlessly(frames: Dict[int, FrameType], main: int, path: str) -> bool:
    """Tell whether a thread waits without a time limit, and no other runs code of the file at ``path``."""
    return is_endless(frames.get(main), path) and not any(
        _reaches(frame, path) for ident, frame in frames.items() if ident != main
    )


def is_endless(frame: Optional[FrameType], path: str) -> bool:
    """Tell whether code of the file at ``path`` called ``multiprocessing``, and waits there without a time limit."""
    waits = False
    while frame is not None and frame.f_code.co_filename != path:
        if frame.f_locals.get("timeout") is not None:
            return False
        waits = waits or _WAITING in frame.f_code.co_filename
        frame = frame.f_back
    return waits and frame is not None


def _reaches(frame: Optional[FrameType], path: str) -> bool:
    while frame is not None and frame.f_code.co_filename != path:
        frame = frame.f_back
    return frame is not None
