"""The baton: which thread may run, how it is passed on, and how a run is brought to its end."""

from __future__ import annotations

from _thread import allocate_lock as raw_lock
from typing import Any, Callable, List, NoReturn, Optional

from ._carriers import Carrier, Carriers
from ._failure import Failure, Finding
from ._logical import PATIENCE, Abort, LogicalThread
from ._runtime import Runtime

# How often a thread that catches everything is told that the run is over, before it is left alone.
ABORT_LIMIT = 40
# Seconds between two looks at a run that says nothing, and those granted to a thread for unwinding.
LOOK = 0.05
UNWINDING = 2.0


class Baton:
    """The threads of one run. Exactly one has the baton; every other one stands at its gate."""

    def __init__(self, runtime: Runtime, carriers: Carriers) -> None:
        self.runtime = runtime
        self.carriers = carriers
        self.threads: List[LogicalThread] = []
        self.alive: List[LogicalThread] = []
        self.failure: Optional[Failure] = None
        self.findings: List[Finding] = []
        self.over = False
        self.lost: List[LogicalThread] = []
        # Present once a thread was out of reach.
        self.guard: Any = None
        self._done = raw_lock()
        self._done.acquire()

    def add(self, name: str, body: Callable[[LogicalThread], None], daemon: bool = False) -> LogicalThread:
        """Add a thread that may run from the next point on; ``body`` gets the logical thread."""
        thread = LogicalThread(self, len(self.threads), name, daemon)
        self.threads.append(thread)
        self.alive.append(thread)

        def job() -> None:
            try:
                if not self.over:
                    thread.started = True
                    body(thread)
            except Abort:
                pass
            finally:
                # One that was given up on ends alone, and its carrier with it.
                if thread not in self.lost:
                    self._end(thread, carrier)

        carrier = self.carriers.take(job)
        thread.gate = carrier.gate
        thread.ident = carrier.ident
        return thread

    def conduct(self, body: Callable[[LogicalThread], None], look: Callable[[], None]) -> None:
        """Run ``body`` as the main thread until the run is over, then unwind whoever is left.

        ``look`` is called now and then while nothing is heard, to notice threads that block or compute
        out of our reach.
        """
        main = self.add("main", body)
        self.hand_over(main)
        while not self._done.acquire(True, LOOK):
            look()
        # One by one: unwinding runs the learner's finally blocks, and two threads must never run at once.
        for thread in list(self.alive):
            if thread.external:
                self.lost.append(thread)
            elif thread.alive and thread not in self.lost:
                self.hand_over(thread)
                if not self._done.acquire(True, UNWINDING):
                    self.lost.append(thread)
        self.runtime.running = self.runtime.idle
        self.carriers.rest_is_over()

    def hand_over(self, thread: LogicalThread) -> None:
        """Let ``thread`` go on; the caller has to stop right after."""
        thread.turned = thread.n
        thread.fair = thread.n + PATIENCE
        thread.progress = False
        thread.turns = 0
        if self.over:
            thread.stop = 0
        else:
            thread.restop()
        self.runtime.running = thread
        thread.gate.release()

    def switch(self, thread: LogicalThread, chosen: LogicalThread) -> None:
        """Pass the baton from ``thread`` to ``chosen`` and wait until it comes back."""
        self.hand_over(chosen)
        thread.gate.acquire()
        if self.over:
            self.abort(thread)

    def abort(self, thread: LogicalThread) -> NoReturn:
        """Unwind ``thread``; one that keeps catching this is parked for ever."""
        thread.stop = 0
        thread.aborts += 1
        if thread.aborts > ABORT_LIMIT:
            self.lost.append(thread)
            self._done.release()
            parked = raw_lock()
            parked.acquire()
            parked.acquire()
        raise Abort

    def fail(self, failure: Failure) -> NoReturn:
        """End the run with ``failure``, from the thread that has the baton."""
        self.note(failure)
        self.abort(self.runtime.running)

    def note(self, failure: Failure) -> None:
        """Remember ``failure``, unless something failed before; the run is over."""
        if self.failure is None:
            self.failure = failure
        self.over = True

    def finish(self) -> None:
        """Tell the conductor that the run is over."""
        self.over = True
        self._done.release()

    def _end(self, thread: LogicalThread, carrier: Carrier) -> None:
        if self.guard is not None and not self.over:
            self.guard.admit(thread)
        thread.n += 1
        thread.alive = False
        self.alive.remove(thread)
        self.carriers.give_back(carrier)
        if not self.over:
            try:
                chosen = self.successor(thread)
            except Abort:
                chosen = None
            if chosen is not None:
                self.hand_over(chosen)
                return
            if not self.over and self.guard is not None and self.guard.vacant:
                return
        self.finish()

    def successor(self, thread: LogicalThread) -> Optional[LogicalThread]:
        """Return who goes on when ``thread`` cannot; None when the run is complete."""
        raise NotImplementedError
