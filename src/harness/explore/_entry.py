"""The process that explores a file: one JSON request on standard input, one JSON object at the end.

Request: ``{"protocol": 1, "nonce": "…", "file": "/abs/x.py", "function": null | "main" | "TestX.test_y",
"seconds": 2.0, "schedules": null | int, "seed": int, "schedule": null | "ip1 …", "site": null | "/abs/site"}``.
With ``schedule`` that one is replayed. Lines on standard output begin with the nonce and a space::

    {"event": "started", "protocol": 1, "python": "3.11.7", "pid": 1}
    {"event": "explored", "verdict": "none", "schedules": 400, …}
    {"event": "ended"}

``verdict``: none, assertion, exception, deadlock, livelock, did-not-finish, leak, not-joined, never-awaited,
pending-task, timing, timed-out; ``error`` when nothing could be explored, with the reason in ``summary``.
"""

from __future__ import annotations

import _thread
import faulthandler
import json
import os
import platform
import sys
import traceback
from typing import Any, Dict

from .. import loading, parent
from ..capture import close_standard_input
from ..channel import Channel, private_copy
from ._file import FileExploration
from ._targets import NoTarget, targets

PROTOCOL = 1
EXIT_OVERTIME = 70
# Seconds beyond the budget after which the process ends itself.
GRACE = 20.0
# Seconds more after which a call into C that lets no other thread run is ended all the same.
BACKSTOP = 5.0


def main() -> None:
    """Answer the one request and end the process: threads of the program may be left, and must not keep it."""
    request = json.loads(sys.stdin.readline())
    channel = Channel(private_copy(1), str(request.get("nonce", "")))
    close_standard_input()
    _silence()
    channel.emit(
        {"event": "started", "protocol": PROTOCOL, "python": platform.python_version(), "pid": os.getpid()}
    )
    overtime = _thread.allocate_lock()
    overtime.acquire()
    limit = float(request.get("seconds") or 2.0) * 4 + GRACE
    _thread.start_new_thread(_limit, (channel, overtime, limit))
    faulthandler.dump_traceback_later(limit + BACKSTOP, exit=True, file=channel.descriptor)
    parent.watch()
    channel.emit({"event": "explored", **answer(request)})
    channel.emit({"event": "ended"})
    os._exit(0)


def answer(request: Dict[str, Any]) -> Dict[str, Any]:
    """Return the report that a request asks for; never raises."""
    try:
        if request.get("protocol") != PROTOCOL:
            return _error(f"protocol {request.get('protocol')!r} is not spoken here: {PROTOCOL} is")
        seconds = float(request.get("seconds") or 2.0)
        loading.add_site(request.get("site"))
        path, function = str(request["file"]), request.get("function")
        exploration = FileExploration(path, int(request.get("seed") or 0), seconds, request.get("schedules"))
        schedule = request.get("schedule")
        if schedule is not None:
            return _whole(exploration.replay(function or targets(path)[0], str(schedule), bool(request.get("debug"))))
        return _whole(exploration.explore_all(function))
    except SyntaxError as error:
        return _error(f"line {error.lineno}: {error.msg}")
    except (NoTarget, OSError, ValueError) as error:
        return _error(str(error))
    except Exception:
        return _error(traceback.format_exc())


def _whole(report: Dict[str, Any]) -> Dict[str, Any]:
    """Return the report with a ``schedule`` and a ``trace``, which are the steps, or in words where there are none."""
    whole = {"schedule": None, "steps": [], "text": "", **report}
    return {**whole, "trace": whole["steps"] or whole["text"].splitlines()}


def _error(reason: str) -> Dict[str, Any]:
    return {"verdict": "error", "summary": reason, "schedules": 0, "exhausted": False, "schedule": None, "steps": [], "trace": []}


def _silence() -> None:
    null = os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, 1)
    os.dup2(null, 2)
    os.close(null)


def _limit(channel: Channel, overtime: Any, seconds: float) -> None:
    overtime.acquire(True, seconds)
    channel.emit({"event": "explored", **_error(f"no result after {seconds:g} s"), "verdict": "timed-out"})
    channel.emit({"event": "ended"})
    os._exit(EXIT_OVERTIME)
