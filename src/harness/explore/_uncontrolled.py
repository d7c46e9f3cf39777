"""Notices a thread that blocks or computes out of the scheduler's reach, and does something about it."""

from __future__ import annotations

from _thread import get_ident
import ctypes
import time
from typing import Any, Dict, List

from ._failure import Failure
from ._logical import Abort, LogicalThread, Wait

_process_time = time.process_time
_monotonic = time.monotonic

# Seconds of processor time below which a thread that takes no step is taken to be blocked, not computing.
BUSY = 0.01
# Seconds for which everybody may be blocked out of reach, or a thread may compute without a step.
STALL = 3.0
ENDLESS = 10.0


class Watchdog:
    """Looks at a run now and then. A thread that blocks in C is marked *external*: the baton goes on to the
    others, and the thread rejoins at its next event. Its schedule cannot be replayed exactly.
    """

    def __init__(self, run: Any) -> None:
        self._run = run
        self._steps = -1
        self._cpu = 0.0
        self._silent_since = _monotonic()
        self.interventions = 0

    def look(self) -> None:
        """Compare with the last look; called by the thread that conducts the run."""
        run = self._run
        steps = sum(each.n for each in run.threads) + run.decided
        cpu, now = _process_time(), _monotonic()
        moved, self._steps = steps != self._steps, steps
        burnt, self._cpu = cpu - self._cpu, cpu
        if moved:
            self._silent_since = now
            return
        if burnt < BUSY:
            self._blocked(now - self._silent_since)
        elif now - self._silent_since > ENDLESS:
            self._endless()

    def _blocked(self, seconds: float) -> None:
        run = self._run
        holder = run.runtime.running
        if run.guard is None:
            run.guard = Guard(run)
        if not holder.external and holder.run is run and not run.over:
            self.interventions += 1
            if run.guard.release_baton(holder):
                return
        if seconds > STALL and not run.over:
            run.note(Failure("stall", "a thread waits for something outside of the program", thread=holder))
            run.guard.give_up()

    def _endless(self) -> None:
        """Nothing was heard for long, yet somebody computes: unwind it where it stands."""
        run = self._run
        holder = run.runtime.running
        run.note(Failure("did-not-finish", "a computation does not end", thread=holder))
        holder.stop = 0
        ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(holder.ident), ctypes.py_object(Abort))
        self._silent_since = _monotonic()


class Guard:
    """Keeps the order when threads come back from outside: only present once one has been there."""

    def __init__(self, run: Any) -> None:
        self._run = run
        self._by_ident: Dict[int, LogicalThread] = {}
        self._away: List[LogicalThread] = []

    def release_baton(self, holder: LogicalThread) -> bool:
        """Take the baton from a thread that is blocked outside; False when nobody else can go on."""
        run = self._run
        self._by_ident = {each.ident: each for each in run.alive}
        holder.external = True
        holder.ready = lambda: False
        holder.wait = Wait("outside", None, list)
        run.runtime.watch(True)
        if holder not in self._away:
            self._away.append(holder)
        others = [each for each in run._enabled() if each is not holder]
        if not others:
            return False
        run.hand_over(others[0])
        return True

    def admit(self, thread: LogicalThread) -> LogicalThread:
        """Return the thread that is calling; one that comes back from outside queues for the baton first."""
        me = self._by_ident.get(get_ident())
        if me is None or not me.external:
            return thread
        run = self._run
        me.external = False
        alone = run.runtime.running is me
        me.ready = me.wait = None
        if me in self._away:
            self._away.remove(me)
        if not alone:
            me.gate.acquire()
        if run.over:
            run.abort(me)
        return me

    def give_up(self) -> None:
        """Nobody will come back: let the conductor unwind those who can be reached."""
        run = self._run
        for each in self._away:
            run.lost.append(each)
        run._done.release()
