"""Finds and ends the processes that a test left behind."""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import List, Set

_kill = getattr(os, "kill", None)
_waitid = getattr(os, "waitid", None)
_waitpid = os.waitpid
_listdir = os.listdir
_SIGKILL = 9


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
