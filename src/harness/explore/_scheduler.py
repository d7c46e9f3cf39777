"""Runs the threads of a program one at a time, switching only where a strategy says so."""

from __future__ import annotations

from typing import Any, Callable, Collection, List, Optional, Tuple

from ._baton import Baton
from ._carriers import Carriers
from ._failure import Failure, Finding
from ._logical import PATIENCE, SPIN, LogicalThread, Wait
from ._observer import Busy
from ._runtime import RACY, WATCHED, Runtime

# After that many real choices a run is only brought to its end, fairly.
HORIZON = 2000
# A thread that makes progress may keep the baton for so many events.
MONOPOLY = 10 * PATIENCE
# Events, or choices, after which a run counts as one that does not finish.
EVENT_LIMIT = 1_500_000
CHOICE_LIMIT = 60_000
# Turns of a waiting loop, nobody else being able to run, after which it is taken to wait for ever.
LONELY_TURNS = 20_000

YIELDED = 1
# While time is bent: seconds for which a thread may be held up, and by which a sleep may overtake a shorter one.
HELD_UP = 1.1
OVERTAKEN = 0.35

Choice = Tuple[int, int, Tuple[int, ...], int]


class Scheduler(Baton):
    """One run of a program under one strategy.

    At a *point* the running thread asks the strategy who goes on. A blocked thread stores what it waits for
    as a predicate, so that "nobody can run" is seen in the step in which it becomes true.

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
        # A generous time-out has come: the program is about time-outs.
        self.expired = False
        self.idle_yields = 0
        self.preemptions = 0
        self.spins = 0
        self.looks_seen = 0
        self.listener: Any = None
        self.watches: List[Callable[[], None]] = []
        self.loops: List[Any] = []
        self.objects: List[Any] = []
        self.files: Collection[str] = ()
        self.reports_blocking = False
        self.blocked_loops = 0
        self.executors: List[Any] = []
        self.unjoined: List[LogicalThread] = []
        self.uncontrolled = 0
        # What the run took of real time.
        self.seconds = 0.0
        # A place was reached that no watched run has seen: what races there is not known yet.
        self.unknown = False
        self.new_listener: Callable[[Any], Any] = lambda run: None
        self.stuck: Callable[[LogicalThread], bool] = lambda thread: False

    def add(self, name: str, body: Callable[[LogicalThread], None], daemon: bool = False) -> LogicalThread:
        thread = super().add(name, body, daemon)
        thread.targets = self.strategy.targets(thread.index)
        thread.restop()
        self.strategy.created(thread)
        return thread

    # --- points ---------------------------------------------------------------------------------------

    def point(self, thread: LogicalThread, key: Any, writes: bool = True) -> LogicalThread:
        """A call of a primitive: the running thread may be preempted before it takes effect.

        Returns the thread that called, which is another than ``thread`` only after it was out of reach.
        """
        if self.guard is not None:
            thread = self.guard.admit(thread)
        thread.n += 1
        if self.over:
            self.abort(thread)
        if not self.observing:
            self._decide(thread, (key, writes))
        return thread

    def count(self, thread: LogicalThread) -> None:
        """A call of a primitive before which a switch would make no difference."""
        thread.n += 1
        if thread.n >= thread.stop:
            if not self.over and not self.observing:
                self._decide(thread, (None, False))

    @property
    def alone(self) -> bool:
        """Whether the run never had a second thread or task: then there is only one schedule."""
        return len(self.threads) == 1 and not any(loop.tasks_seen > 1 for loop in self.loops)

    def yield_now(self, thread: LogicalThread) -> None:
        """A point at which the thread says itself that somebody else should go on."""
        thread.n += 1
        if self.over:
            self.abort(thread)
        thread.fair = thread.stop = thread.n
        thread.progress = False
        self._decide(thread, (None, False), YIELDED)

    def access(self, thread: LogicalThread, site: int, value: Any) -> None:
        """The slow path of a hook: somebody is interested in this access, or in this moment."""
        info = self.runtime.sites[site]
        if self.over:
            if info.kind == "while":
                self.abort(thread)
            return
        if self.runtime.observing:
            return
        if self.guard is not None:
            thread = self.guard.admit(thread)
        if info.link is not None:
            value = thread.seen.get(info.link)
        elif value is not None:
            thread.seen[site] = value
        if self.runtime.hot[site] & RACY or thread.n >= thread.stop or thread.turns >= SPIN:
            key: Any = (info.scope, info.name) if info.kind == "name" else (id(value), info.name)
            self._decide(thread, (key, info.mode == "write" or info.kind == "call"))
        if self.main_ended and (info.mode == "write" or info.kind == "call"):
            self.late(thread)
        if self.listener is not None:
            self.listener.access(thread, site, info, value)
        elif self.runtime.hot[site] & WATCHED:
            self.unknown = True

    def late(self, thread: LogicalThread) -> None:
        """``thread`` does something that others can see; report it if main has returned without waiting."""
        if thread in self.unjoined:
            self.unjoined.remove(thread)
            text = f"main returned without joining {thread.label}, which was still at work"
            self.findings.append(Finding("not-joined", text, "at work", None, thread))

    def _decide(self, thread: LogicalThread, pending: Tuple[Any, bool], why: int = 0) -> None:
        thread.pending = pending
        for watch in self.watches:
            watch()
        forced = False
        if thread.turns >= SPIN:
            thread.turns = 0
            forced = True
            self.spins += 1
        if thread.n >= thread.stop:
            if thread.n >= thread.fair:
                forced = self._impatient(thread) or forced
            thread.restop()
        if len(self.alive) == 1 and not forced:
            return
        enabled = self._enabled()
        if forced and len(enabled) < 2:
            # Whoever is waited for may be asleep; yielding once is not yet waiting.
            self.idle_yields += 1
            if (why is not YIELDED or self.idle_yields % 10 == 0) and self._advance():
                enabled = self._enabled()
            elif why is not YIELDED:
                self._alone_in_a_loop(thread)
        if len(enabled) < 2:
            return
        default = self._after(thread, enabled) if forced else thread
        chosen = self._choose(thread, enabled, default, forced)
        if chosen is not thread:
            self.spins = 0
            self.preemptions += 1
            if self.listener is not None:
                self.listener.preempted(thread)
            self.switch(thread, chosen)

    def _alone_in_a_loop(self, thread: LogicalThread) -> None:
        """``thread`` keeps looking, and nobody else will ever change what it looks at."""
        if self.clock.looks != self.looks_seen:
            # Unless it looks at the clock.
            self.looks_seen = self.clock.looks
            self.clock.advance_to(self.clock.now + 0.05)
            self.spins = 0
        elif self.spins * SPIN > LONELY_TURNS:
            text = f"{thread.label} keeps looking at something that nobody is left to change"
            self.fail(Failure("livelock", text, "spins for ever", thread))

    def _impatient(self, thread: LogicalThread) -> bool:
        """Return whether a thread whose patience is used up has to let somebody else go on."""
        self.events += PATIENCE
        if self.events > EVENT_LIMIT:
            self.fail(Failure("did-not-finish", f"no end after {EVENT_LIMIT:,} steps", thread=thread))
        moved = thread.progress and thread.n - thread.turned < MONOPOLY
        thread.progress = False
        thread.fair = thread.n + PATIENCE
        return not moved

    def _choose(
        self, thread: LogicalThread, enabled: List[LogicalThread], default: LogicalThread, forced: bool
    ) -> LogicalThread:
        self.decided += 1
        if self.decided > HORIZON:
            self.beyond_horizon(thread)
            chosen = self.strategy.settled(thread, enabled, default)
        elif forced:
            chosen = self.strategy.forced(thread, enabled, default)
        else:
            chosen = self.strategy.pick(thread, enabled, default)
        if self.choices is not None and self.decided <= HORIZON:
            self.choices.append((thread.index, thread.n, tuple([each.index for each in enabled]), default.index))
        if chosen is not default:
            self.deviations.append((thread.index, thread.n, chosen.index))
        self._awake(chosen)
        return chosen

    def beyond_horizon(self, thread: LogicalThread) -> None:
        """Look whether a run that has become long gets anywhere at all."""
        if self.decided > CHOICE_LIMIT:
            self.fail(Failure("did-not-finish", f"no end after {CHOICE_LIMIT:,} switches", thread=thread))
        if self.listener is None and self.runtime.has_waiting_loops():
            self.listener = self.new_listener(self)
            self.runtime.watch(True)
        if self.listener is not None and self.listener.stale():
            self.fail(Failure("livelock", "the threads keep reacting to each other and none gets on", thread=thread))

    def choose_task(self, loop: Any, entities: List[Any], first: Any) -> Any:
        """Choose which ready task takes the next turn of ``loop``; by default the ``first`` one."""
        self.decided += 1
        strategy = self.strategy
        pick = strategy.settled if self.decided > HORIZON else strategy.pick
        chosen = pick(loop, entities, first)
        if self.choices is not None and self.decided <= HORIZON:
            self.choices.append((loop.index, loop.n, tuple([each.index for each in entities]), first.index))
        if chosen is not first:
            self.deviations.append((loop.index, loop.n, chosen.index))
        return chosen

    # --- blocking -------------------------------------------------------------------------------------

    def block(
        self,
        thread: LogicalThread,
        ready: Callable[[], object],
        wait: Wait,
        timeout: Optional[float] = None,
        elastic: bool = False,
    ) -> None:
        """Let others run until ``ready()`` or until ``timeout`` seconds have passed; the caller looks which."""
        thread.n += 1
        if self.over:
            self.abort(thread)
        if self.observing:
            raise Busy
        thread.ready = ready
        thread.wait = wait
        if timeout is not None:
            thread.deadline = self.clock.now + timeout
            thread.elastic = elastic
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
            if timeout is not None and not elastic and not ready():
                self.expired = True
        finally:
            thread.ready = thread.wait = thread.deadline = None

    def _enabled(self) -> List[LogicalThread]:
        now = self.clock.now
        bent = now if not self.any_time else self._bent(now)
        return [
            each
            for each in self.alive
            if each.ready is None
            or each.ready()
            or (each.deadline is not None and (each.deadline <= now or (each.elastic and each.deadline <= bent)))
        ]

    def _bent(self, now: float) -> float:
        """Return until when sleepers may wake although somebody else could run.

        A thread may be held up for a while, but not past a generous time-out, and two sleeps that differ a lot
        end in their order.
        """
        latest = now + HELD_UP
        for each in self.alive:
            if each.deadline is not None and each.deadline > now:
                latest = min(latest, each.deadline + OVERTAKEN if each.elastic else each.deadline)
        return latest

    def successor(self, thread: LogicalThread) -> Optional[LogicalThread]:
        while True:
            if all([each.daemon for each in self.alive]):
                return None
            enabled = self._enabled()
            if enabled:
                break
            if self.guard is not None and self.guard.leave_vacant():
                return None
            if not self._advance() and not self.stuck(thread):
                return None
        default = self._after(thread, enabled)
        if len(enabled) > 1:
            return self._choose(thread, enabled, default, False)
        self._awake(default)
        return default

    def _awake(self, thread: LogicalThread) -> None:
        """A thread whose time-out is what lets it go on has waited until then."""
        if thread.deadline is not None and thread.ready is not None and not thread.ready():
            self.clock.advance_to(thread.deadline)

    def _advance(self) -> bool:
        """Let the earliest time-out come; False when there is none."""
        deadlines = [each.deadline for each in self.alive if each.deadline is not None]
        deadlines = [each for each in deadlines if each > self.clock.now]
        if not deadlines:
            return False
        self.clock.advance_to(min(deadlines))
        return True

    @staticmethod
    def _after(thread: LogicalThread, enabled: List[LogicalThread]) -> LogicalThread:
        for each in enabled:
            if each.index > thread.index:
                return each
        return enabled[0]
