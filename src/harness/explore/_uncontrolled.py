"""Notices a thread that blocks or computes out of the scheduler's reach, and does something about it."""

from __future__ import annotations

import ctypes
import time
from _thread import allocate_lock as raw_lock
from _thread import get_ident
from typing import Any, Dict, List, Tuple

from ._failure import Failure
from ._logical import Abort, LogicalThread, Wait

_process_time = time.process_time
_monotonic = time.monotonic

# Seconds of processor time below which a thread that takes no step is taken to be blocked, not computing.
BUSY = 0.01
# The same for the thread's own clock, where there is one: that stands still when it is blocked.
BUSY_THREAD = 0.0003
# Looks in a row at which nothing has moved before a thread is taken to be blocked.
LOOKS = 3
# Seconds for which everybody may wait for something outside, or a thread may compute without a step.
STALL = 3.0
ENDLESS = 5.0


class Watchdog:
    """Looks at a run now and then. A thread that blocks in C is marked *external*: the baton goes on to the
    others, and the thread rejoins at its next event. Such a schedule cannot be replayed exactly.
    """

    def __init__(self, run: Any) -> None:
        self._run = run
        self._steps: Tuple[int, Any] = (-1, None)
        self._still = 0
        self._cpu = 0.0
        self._silent_since = _monotonic()
        self.interventions = 0

    def look(self) -> None:
        """Compare with the last look; called by the thread that conducts the run."""
        run = self._run
        steps = sum([each.n for each in run.threads]) + run.decided
        holder = run.runtime.running
        cpu, busy = _processor_time(holder)
        now = _monotonic()
        moved, self._steps = (steps, holder) != self._steps, (steps, holder)
        burnt, self._cpu = cpu - self._cpu, cpu
        self._still = 0 if moved or burnt >= busy else self._still + 1
        if moved or run.over:
            self._silent_since = now
        elif run.guard is not None and run.guard.vacant:
            self._outside(now - self._silent_since)
        elif self._still >= LOOKS:
            self._take_baton()
        elif now - self._silent_since > ENDLESS:
            self._endless()

    def _take_baton(self) -> None:
        run = self._run
        holder = run.runtime.running
        if holder.run is not run or holder.external:
            return
        self.interventions += 1
        if run.guard is None:
            run.guard = Guard(run)
        run.guard.send_away(holder)

    def _outside(self, seconds: float) -> None:
        """Everybody waits, somebody for the world: time passes as it really does."""
        run = self._run
        deadlines = [each.deadline for each in run.alive if each.deadline is not None]
        if deadlines and seconds >= min(min(deadlines) - run.clock.now, STALL):
            run.clock.advance_to(min(deadlines))
            run.guard.resume()
        elif seconds > STALL:
            run.note(Failure("stall", "a thread waits for something outside of the program"))
            run.finish()

    def _endless(self) -> None:
        """Nothing was heard for long, yet somebody computes: unwind it where it stands."""
        run = self._run
        holder = run.runtime.running
        run.note(Failure("did-not-finish", "a computation does not end", thread=holder))
        holder.stop = 0
        ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(holder.ident), ctypes.py_object(Abort))


def _processor_time(thread: LogicalThread) -> Tuple[float, float]:
    """Return a clock that runs while ``thread`` computes, and by how much it must move between two looks."""
    clock_of = getattr(time, "pthread_getcpuclockid", None)
    if clock_of is not None:
        try:
            return time.clock_gettime(clock_of(thread.ident)), BUSY_THREAD
        except OSError:
            pass
    return _process_time(), BUSY


class Guard:
    """Keeps the order when threads come back from outside: only present once one has been there."""

    def __init__(self, run: Any) -> None:
        self._run = run
        self._lock = raw_lock()
        self._by_ident: Dict[int, LogicalThread] = {}
        self.away: List[LogicalThread] = []
        # Nobody has the baton: all others wait for those who are away.
        self.vacant = False

    def send_away(self, holder: LogicalThread) -> None:
        """Take the baton from a thread that is blocked outside, and let others go on."""
        run = self._run
        with self._lock:
            holder.external = True
            holder.ready = _not_back
            holder.wait = Wait("outside", None, list)
            self._by_ident[holder.ident] = holder
            self.away.append(holder)
            self.vacant = True
            # Wherever it comes back, it has to pass here.
            run.runtime.watch(True)
        self.resume()

    def resume(self) -> None:
        """Give a vacant baton to somebody who can run, if there is anybody."""
        run = self._run
        with self._lock:
            enabled = [each for each in run._enabled() if not each.external]
            if not self.vacant or not enabled:
                return
            self.vacant = False
            run.hand_over(enabled[0])

    def leave_vacant(self) -> bool:
        """Called when nobody can run: True when somebody who is away may change that."""
        with self._lock:
            if self.away:
                self.vacant = True
            return bool(self.away)

    def admit(self, thread: LogicalThread) -> LogicalThread:
        """Return the thread that is calling; one that comes back from outside queues for the baton first."""
        me = self._by_ident.get(get_ident())
        if me is None or not me.external:
            return thread
        run = self._run
        with self._lock:
            me.external = False
            me.ready = me.wait = None
            self.away.remove(me)
            if self.vacant:
                self.vacant = False
                me.turned = me.n
                me.restop()
                run.runtime.running = me
                return me
        me.gate.acquire()
        if run.over:
            run.abort(me)
        return me


def _not_back() -> bool:
    """An external thread can only enable itself."""
    return False
