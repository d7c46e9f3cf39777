"""What a test left behind, in words that belong to no failure."""

from __future__ import annotations

import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import List, Set


# How many jobs run beside the tests: whose threads are whose cannot be told meanwhile.
jobs_beside = 0


def thread_idents() -> Set[int]:
    """Return the identifiers of the threads that ``threading`` knows now."""
    return set(getattr(sys.modules.get("threading"), "_active", ()))


def threads_left_since(before: Set[int]) -> List[str]:
    """Return the names of the threads that run now and did not run ``before``, the main thread aside."""
    threading = sys.modules.get("threading")
    if threading is None or jobs_beside:
        return []
    active = getattr(threading, "_active", {})
    main = threading.main_thread().ident
    return [
        str(getattr(thread, "_name", "thread"))
        for ident, thread in list(active.items())
        if ident not in before and ident != main and not isinstance(thread, threading._DummyThread)
    ]


def remarks(left: List[str], ended: int, replaced: List[str]) -> List[str]:
    """Return the notes about threads left, processes ended, and names replaced by a test."""
    notes = []
    if left:
        names = ", ".join(left[:5]) + (" …" if len(left) > 5 else "")
        thread = "A thread was" if len(left) == 1 else f"{len(left)} threads were"
        notes.append(f"{thread} still running when the test ended ({names}): join what you start.")
    if ended:
        process = "A process was" if ended == 1 else f"{ended} processes were"
        notes.append(f"{process} still running when the test ended, and had to be killed: wait for what you start.")
    if replaced:
        notes.append(f"Your file replaces {', '.join(replaced[:5])}: this was undone after the test.")
    return notes
