"""Finds and ends the processes that a test left behind."""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import List, Optional, Set

_kill = getattr(os, "kill", None)
_waitid = getattr(os, "waitid", None)
_waitpid = os.waitpid
_listdir = os.listdir
_SIGKILL = 9


def _mark() -> Optional[bytes]:
    """Return what the extension puts into the environment of all processes of a run."""
    if not os.path.isdir("/proc/self"):
        return None
    run = os.environ.get("INTERVIEW_PRACTICE_RUN")
    return None if run is None else f"INTERVIEW_PRACTICE_RUN={run}".encode()


# Read now, before any learner's code can change it.
_MARK = _mark()


def end_leftovers() -> int:
    """Kill the child processes that still run, and return how many there were.

    Helpers that multiprocessing keeps for the next pool stay. Only Linux tells its children cheaply;
    elsewhere the parent, who ends the whole tree after the run, does it.
    """
    if _waitid is None or _kill is None or not _has_children():
        return 0
    kept = _helpers()
    ended = 0
    for child in _running_children():
        if child in kept:
            continue
        try:
            _kill(child, _SIGKILL)
            _waitpid(child, 0)
            ended += 1
        except OSError:
            pass  # it went by itself, or somebody waited for it already
    return ended


def end_all_of_this_run() -> None:
    """Kill every other process that carries this run's mark, those of other sessions included, where Linux tells them."""
    if _MARK is None or _kill is None:
        return
    own = os.getpid()
    for name in _listdir("/proc"):
        if name.isdigit() and int(name) != own and _carries_the_mark(name):
            try:
                _kill(int(name), _SIGKILL)
            except OSError:
                pass  # it is gone


def _carries_the_mark(process: str) -> bool:
    try:
        with open(f"/proc/{process}/environ", "rb") as environment:
            return _MARK in environment.read().split(b"\0")
    except OSError:
        return False


def _has_children() -> bool:
    try:
        _waitid(os.P_ALL, 0, os.WEXITED | os.WNOHANG | os.WNOWAIT)
    except OSError:
        return False
    return True


def _running_children() -> List[int]:
    found: List[int] = []
    try:
        for task in _listdir("/proc/self/task"):
            with open(f"/proc/self/task/{task}/children", "rb") as children:
                found += map(int, children.read().split())
    except OSError:
        return found
    return [child for child in found if not _is_zombie(child)]


def _is_zombie(process: int) -> bool:
    try:
        with open(f"/proc/{process}/stat", "rb") as stat:
            return stat.read().rpartition(b")")[2].split()[0] == b"Z"
    except (OSError, IndexError):
        return True


def _helpers() -> Set[int]:
    kept = set()
    for module, instance, attribute in (
        ("multiprocessing.resource_tracker", "_resource_tracker", "_pid"),
        ("multiprocessing.forkserver", "_forkserver", "_forkserver_pid"),
    ):
        helper = getattr(sys.modules.get(module), instance, None)
        kept.add(getattr(helper, attribute, None))
    kept.discard(None)
    return kept
