"""What a run keeps, and how its threads wait: predicates instead of wake lists, deadlines instead of sleeping."""

from __future__ import annotations

from typing import Any, Callable, Collection, List, Optional, Set, Tuple

from ._baton import Baton
from ._carriers import Carriers
from ._logical import LogicalThread, Wait
from ._observer import Busy
from ._runtime import Runtime

# Time-outs from here on (seconds) are never meant to come; newer versions of asyncio have one of 300.
SAFETY_NET = 60.0
# While time is bent: seconds for which a thread may be held up, and by which a sleep may overtake a shorter one.
HELD_UP = 1.1
OVERTAKEN = 0.35

Choice = Tuple[int, int, Tuple[int, ...], int]


class Waiting(Baton):
    """State of one run, and blocking.

    ``deviations`` are the choices that differ from the default (go on; when blocked, the next in turn): a
    schedule. ``choices``, when a list, gets every real choice: who, at which event, among whom, the default.
    """

    def __init__(self, runtime: Runtime, strategy: Any, clock: Any, carriers: Carriers) -> None:
        super().__init__(runtime, carriers)
        self.strategy = strategy
        self.clock = clock
        self.deviations: List[Tuple[int, int, int]] = []
        self.choices: Optional[List[Choice]] = None
        self.decided = 0
        self.events = 0
        # The program's main function has returned; what still runs was not waited for.
        self.main_ended = False
        # Sleepers and short time-outs may end at any moment: see the timing phase.
        self.any_time = False
        # An invariant is being looked at: nothing that it does counts.
        self.observing = False
        self.slept = False
        # Some wait had a time-out that may matter.
        self.timed = False
        # A generous time-out has come: the program is about time-outs.
        self.expired = False
        self.idle_yields = 0
        self.preemptions = 0
        self.spins = 0
        # The loop that turns at present does nothing but look.
        self.idle_loop = False
        self.looks_seen = 0
        self.listener: Any = None
        self.watches: List[Callable[[], None]] = []
        self.loops: List[Any] = []
        # How many primitives there have been, and weak references to those of them that can leak.
        self.made = 0
        self.objects: List[Any] = []
        # Semaphores of which somebody has taken a permit: kept, as locks are by who holds them, or whether a leak is
        # seen would depend on when they are thrown away.
        self.taken: Set[Any] = set()
        self.files: Collection[str] = ()
        self.reports_blocking = False
        self.blocked_loops = 0
        self.executors: List[Any] = []
        self.unjoined: List[LogicalThread] = []
        self.uncontrolled = 0
        # What the run took: of processor time, or of real time where it waits for the world.
        self.seconds = 0.0
        # A place was reached that no watched run has seen: what races there is not known yet.
        self.unknown = False
        self.new_listener: Callable[[Any], Any] = lambda run: None
        self.stuck: Callable[[LogicalThread], bool] = lambda thread: False

    def block(
        self,
        thread: LogicalThread,
        ready: Callable[[], object],
        wait: Wait,
        timeout: Optional[float] = None,
        elastic: bool = False,
        pausing: bool = False,
    ) -> None:
        """Let others run until ``ready()`` or until ``timeout`` seconds have passed; the caller looks which.

        ``elastic`` says that the machine's speed decides whether the time-out comes first, ``pausing`` that time
        is all that the caller waits for.
        """
        thread.n += 1
        if self.over:
            self.abort(thread)
        if self.observing:
            raise Busy
        thread.ready = ready
        thread.wait = wait
        if timeout is not None:
            if timeout < SAFETY_NET:
                self.timed = True
                timeout = self.strategy.stretch(timeout)
            thread.deadline = self.clock.now + timeout
            elastic = elastic or pausing
            thread.elastic = elastic
            thread.pausing = timeout if pausing else None
            self.slept = self.slept or elastic
        if self.listener is not None:
            self.listener.blocked(thread, wait.verb, wait.resource)
        try:
            chosen = self.successor(thread)
            if chosen is None and self.guard is not None and self.guard.vacant:
                thread.gate.acquire()
                if self.over:
                    self.abort(thread)
            elif chosen is None:
                self.over = True
                self.abort(thread)
            elif chosen is not thread:
                self.switch(thread, chosen)
            if timeout is not None and (pausing or not ready()):
                thread.expired += 1
                if not pausing:
                    self._expire(timeout, elastic)
        finally:
            thread.ready = thread.wait = thread.deadline = None

    def enabled(self) -> List[LogicalThread]:
        """Return the threads that can go on, in the order of their indexes."""
        now = self.clock.now
        bent = now if not self.any_time else self._bent(now)
        return [
            each
            for each in self.alive
            if each.ready is None
            or each.ready()
            or (each.deadline is not None and (each.deadline <= now or (each.deadline <= bent and self._flexible(each))))
        ]

    def _expire(self, timeout: float, elastic: bool) -> None:
        if not elastic:
            self.expired = True
        elif not self.any_time:
            self.runtime.shortest = min(self.runtime.shortest, timeout)

    def _flexible(self, thread: LogicalThread) -> bool:
        """Return whether the machine's speed decides when this wait ends.

        What sleeps for longer than a time-out that does come is there for it to come.
        """
        return thread.elastic and (thread.pausing is None or thread.pausing < self.runtime.shortest)

    def _bent(self, now: float) -> float:
        """Return until when sleepers may wake although somebody else could run.

        A thread may be held up for a while, but not past somebody's time-out, and two sleeps that differ a lot
        end in their order.
        """
        latest = now + HELD_UP
        for each in self.alive:
            if each.deadline is not None and each.deadline > now:
                latest = min(latest, each.deadline if each.pausing is None else each.deadline + OVERTAKEN)
        return latest

    def successor(self, thread: LogicalThread) -> Optional[LogicalThread]:
        while True:
            if all([each.daemon for each in self.alive]):
                return None
            enabled = self.enabled()
            if enabled:
                break
            if self.guard is not None and self.guard.leave_vacant():
                return None
            if not self.advance() and not self.stuck(thread):
                return None
        default = self.after(thread, enabled)
        if len(enabled) > 1:
            return self.choose(thread, enabled, default, False)
        self.awake(default)
        return default

    def somebody_is_away(self) -> bool:
        """Return whether a thread is out of reach, and may come back with news."""
        return self.guard is not None and bool(self.guard.away)

    def awake(self, thread: LogicalThread) -> None:
        """A thread whose time-out is what lets it go on has waited until then."""
        if thread.deadline is not None and thread.ready is not None and not thread.ready():
            self.clock.advance_to(thread.deadline)

    def advance(self) -> bool:
        """Let the earliest time-out come; False when there is none."""
        deadlines = [each.deadline for each in self.alive if each.deadline is not None]
        deadlines = [each for each in deadlines if each > self.clock.now]
        if not deadlines:
            return False
        self.clock.advance_to(min(deadlines))
        return True

    @staticmethod
    def after(thread: LogicalThread, enabled: List[LogicalThread]) -> LogicalThread:
        """Return who comes after ``thread`` in turn."""
        for each in enabled:
            if each.index > thread.index:
                return each
        return enabled[0]

    def choose(
        self, thread: LogicalThread, enabled: List[LogicalThread], default: LogicalThread, forced: bool
    ) -> LogicalThread:
        """Return who goes on; at least two are ``enabled``."""
        raise NotImplementedError
