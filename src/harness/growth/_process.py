"""Room for the code that is measured: a deep stack, fixed randomness, and a last resort."""

from __future__ import annotations

import random
import sys
import threading
import time
from typing import Callable, List, TypeVar

from ._meter import StepLimit

T = TypeVar("T")

RECURSION_LIMIT = 20_000
# Reserved, not used, but counted by a limit on data: no more than recursion to the limit above needs.
_STACK_BYTES = (128 << 20, 64 << 20, 16 << 20)
# What never comes to its next step (one call into C that goes on and on) is given up after this much CPU time.
GIVE_UP_CPU_SECONDS = 8.0
_LOOK_EVERY_SECONDS = 0.25


class GivenUp(Exception):
    """The code did not come back to count; no verdict can be given."""


def with_room(function: Callable[[], T]) -> T:
    """Call ``function`` where recursion may go deep, and return or raise what it does.

    Raises GivenUp when it neither ends nor counts.
    """
    results: List[T] = []
    errors: List[BaseException] = []

    def run() -> None:
        try:
            results.append(function())
        except BaseException as error:
            errors.append(error)

    limit = sys.getrecursionlimit()
    state = random.getstate()
    sys.setrecursionlimit(max(limit, RECURSION_LIMIT))
    try:
        _wait(_start(run))
    finally:
        sys.setrecursionlimit(limit)
        random.setstate(state)
    if errors:
        raise errors[0]
    return results[0]


def _start(run: Callable[[], None]) -> threading.Thread:
    for size in _STACK_BYTES:
        try:
            previous = threading.stack_size(size)
        except (ValueError, RuntimeError):
            continue
        thread = threading.Thread(target=run, name="growth", daemon=True)
        try:
            thread.start()
        except RuntimeError:
            continue
        finally:
            threading.stack_size(previous)
        return thread
    thread = threading.Thread(target=run, name="growth", daemon=True)
    thread.start()
    return thread


def _wait(thread: threading.Thread) -> None:
    begun = time.process_time()
    asked = False
    while thread.is_alive():
        thread.join(_LOOK_EVERY_SECONDS)
        spent = time.process_time() - begun
        if spent > 2 * GIVE_UP_CPU_SECONDS:
            raise GivenUp("a call into C did not end")
        if spent > GIVE_UP_CPU_SECONDS and not asked and thread.ident is not None:
            asked = True
            import ctypes

            ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread.ident), ctypes.py_object(StepLimit))
