"""The ``time`` module as a controlled run sees it."""

from __future__ import annotations

import sys
import threading
import time
from typing import Any, Callable, List, Tuple

from ._failure import Finding
from ._logical import Wait
from ._runtime import RUNTIME

# Where the clocks of a run start: a moment in 2023, and a machine that has been up for a while.
EPOCH = 1_700_000_000.0
UPTIME = 1_000.0

_sleep = time.sleep


def _reader(original: Callable[[], Any], offset: float, nanoseconds: bool) -> Callable[[], Any]:
    def read() -> Any:
        thread = RUNTIME.running
        run = thread.run
        if run is None or not run.clock.virtual:
            return original()
        moment = run.clock.look() + offset
        # Whoever keeps looking at the clock is waiting for something.
        thread.fair -= 50
        run.count(thread)
        return int(round(moment * 1e9)) if nanoseconds else moment

    read.__name__ = getattr(original, "__name__", "time")
    return read


def never() -> bool:
    """What a sleeper waits for."""
    return False


def sleep(seconds: float) -> None:
    """``time.sleep``: takes no time at all, but lets others go on."""
    thread = RUNTIME.running
    run = thread.run
    if run is None:
        _sleep(seconds)
        return
    if seconds < 0:
        raise ValueError("sleep length must be non-negative")
    thread = run.point(thread, None, False)
    if seconds == 0:
        run.yield_now(thread)
        return
    _blocking_a_loop(run, thread)
    run.slept = True
    run.block(thread, never, Wait("sleep", None, list), float(seconds), pausing=True)
    if run.listener is not None:
        run.listener.event(thread, "sleep", None, seconds)


def _blocking_a_loop(run: Any, thread: Any) -> None:
    asyncio = sys.modules.get("asyncio")
    if asyncio is None or getattr(asyncio, "_get_running_loop")() is None:
        return
    run.blocked_loops += 1
    if run.reports_blocking and all(each.kind != "blocking sleep" for each in run.findings):
        text = "time.sleep() blocks the event loop: no other task can run meanwhile"
        run.findings.append(Finding("blocking", text, "blocking sleep", None, thread))


def replacements() -> List[Tuple[Any, str, Any]]:
    """Return what to patch: object, attribute, replacement."""
    patches: List[Tuple[Any, str, Any]] = [(time, "sleep", sleep)]
    readers = {}
    for name, offset in (("time", EPOCH), ("monotonic", UPTIME), ("perf_counter", UPTIME)):
        readers[name] = _reader(getattr(time, name), offset, False)
        patches.append((time, name, readers[name]))
        patches.append((time, name + "_ns", _reader(getattr(time, name + "_ns"), offset, True)))
    patches.append((threading, "_time", readers["monotonic"]))
    queue = sys.modules.get("queue")
    if queue is not None:
        patches.append((queue, "time", readers["monotonic"]))
    sched = sys.modules.get("sched")
    if sched is not None:
        patches.append((sched, "_time", readers["monotonic"]))
    return patches
