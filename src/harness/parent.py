"""Notices that whoever started this process is gone, and ends it then, with all that it started.

Its pipes tell only a process that writes or reads; one that is busy with a learner's loop does neither.
"""

from __future__ import annotations

import _thread
import os

from . import children

EXIT_WITH_THE_PARENT = 70
# Seconds between two looks at whether the parent is still there.
GLANCE = 1.0

_exit = os._exit
_getpid = os.getpid
_getppid = getattr(os, "getppid", lambda: 0)
_getpgrp = getattr(os, "getpgrp", lambda: 0)
_killpg = getattr(os, "killpg", None)

# Read now: it changes as soon as the parent ends. Windows keeps it, and ends the child by itself.
_PARENT = _getppid()


def is_gone() -> bool:
    """Return whether the process that started this one has ended."""
    return _PARENT > 1 and _getppid() != _PARENT


def end_with_it() -> None:
    """End this process and what it started: nobody is left to do it from outside."""
    children.end_all_of_this_run()
    if _killpg is not None and _getpgrp() == _getpid():
        _killpg(_getpid(), 9)
    _exit(EXIT_WITH_THE_PARENT)


def watch() -> int:
    """Start a thread that looks after the parent from now on, in a process that has no watchdog; return its ident."""
    return _thread.start_new_thread(_watch, ())


def _watch() -> None:
    # Nobody releases this lock: waiting for it is a sleep that no learner's code can replace.
    never = _thread.allocate_lock()
    never.acquire()
    while True:
        never.acquire(True, GLANCE)
        if is_gone():
            end_with_it()
