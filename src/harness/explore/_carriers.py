"""The operating system's threads that carry logical ones, kept from one run to the next.

Starting a thread costs several times what a short schedule costs, so a carrier goes back to the pool when
its logical thread has ended. Within one run a carrier is never used twice: ``threading.local`` and thread
identifiers would show it.
"""

from __future__ import annotations

import _thread
from _thread import allocate_lock as raw_lock
import contextvars
import sys
import threading
from typing import Any, Callable, List

_start_new_thread = _thread.start_new_thread


class Carrier:
    """One real thread, waiting at its gate for the next job."""

    __slots__ = ("gate", "ident", "native", "job")

    def __init__(self) -> None:
        self.gate = raw_lock()
        self.gate.acquire()
        self.job: Any = None
        # The operating system's number of the thread, once it runs.
        self.native = 0
        self.ident = _start_new_thread(self._carry, ())

    def _carry(self) -> None:
        # A debugger that was attached by then wants to see the threads of a replay as well.
        self.native = threading.get_native_id()
        trace = getattr(threading, "_trace_hook", None)
        if trace is not None and sys.gettrace() is None:
            sys.settrace(trace)
        while True:
            self.gate.acquire()
            job = self.job
            if job is None:
                return
            self.job = None
            contextvars.Context().run(job)
            job = None


class Carriers:
    """A pool of carriers. Not thread-safe on its own: only whoever holds the baton calls it."""

    def __init__(self) -> None:
        self._idle: List[Carrier] = []
        self._resting: List[Carrier] = []

    def take(self, job: Callable[[], None]) -> Carrier:
        """Give ``job`` to a carrier; it begins when the carrier's gate is released."""
        carrier = self._idle.pop() if self._idle else Carrier()
        carrier.job = job
        return carrier

    def give_back(self, carrier: Carrier) -> None:
        """Take a carrier back once its job is done; it rests until the run is over."""
        self._resting.append(carrier)

    def rest_is_over(self) -> None:
        """Make the carriers of the finished run available again."""
        # Reversed, so that the next run meets them in the same order.
        self._idle.extend(reversed(self._resting))
        self._resting.clear()

    def dismiss(self) -> None:
        """End the idle threads."""
        for carrier in self._idle:
            carrier.job = None
            carrier.gate.release()
        self._idle.clear()
