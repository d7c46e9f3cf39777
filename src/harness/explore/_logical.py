"""A thread as the scheduler sees it."""

from __future__ import annotations

from _thread import allocate_lock as raw_lock
from typing import Any, Callable, Dict, List, NamedTuple, Optional, Tuple

# How many events (accesses, loop turns, calls of primitives) a thread may go on without changing anything
# before somebody else has to get a turn: without this a waiting loop never sees what it waits for.
PATIENCE = 1000
# So many turns of a waiting loop without any change are enough for letting others go on.
SPIN = 20
NEVER = 1 << 62


class Abort(BaseException):
    """Unwinds the threads of a run that is over. Not an Exception: learners catch those."""


class Wait(NamedTuple):
    """What a blocked thread waits for: ``verb`` ("acquire"), the primitive, and who can end it."""

    verb: str
    resource: Any
    owner: Callable[[], List["LogicalThread"]]


class LogicalThread:
    """One thread of the program: where it stands, what it waits for, what it holds.

    ``n`` counts its events; ``(index, n)`` names a moment of a run in every schedule and on every version
    of Python. ``stop`` is the next ``n`` at which the slow path has to look, ``fair`` the ``n`` at which
    it must have made progress.
    """

    __slots__ = (
        "index", "name", "gate", "ident", "n", "stop", "fair", "progress", "turned", "turns", "targets",
        "ready", "deadline", "elastic", "pausing", "wait", "pending", "alive", "started", "daemon", "held",
        "aborts", "run", "python_thread", "job", "clock", "seen", "priority", "idle", "pooled", "calls",
        "external", "role", "joined", "label", "jobs", "carrier", "expired",
    )

    def __init__(self, run: Any, index: int, name: str, daemon: bool = False) -> None:
        self.run = run
        self.index = index
        self.name = name
        self.daemon = daemon
        self.gate = raw_lock()
        self.gate.acquire()
        self.ident = 0
        self.n = 0
        self.stop = NEVER
        self.fair = PATIENCE
        self.progress = False
        self.turned = 0
        self.turns = 0
        self.targets: List[int] = []
        self.ready: Optional[Callable[[], object]] = None
        self.deadline: Optional[float] = None
        self.elastic = False
        # Seconds for which it waits for nothing but time.
        self.pausing: Optional[float] = None
        self.wait: Optional[Wait] = None
        self.pending: Optional[Tuple[Any, bool]] = None
        self.alive = True
        self.started = False
        # Locks held, in the order of acquiring, each with the learner's line when the run is traced.
        self.held: Dict[Any, Optional[int]] = {}
        self.aborts = 0
        self.python_thread: Any = None
        self.job: Optional[Callable[[], None]] = None
        self.clock: Dict[int, int] = {}
        self.seen: Dict[int, Any] = {}
        self.priority = 0.0
        # A thread of a pool, and whether it is waiting for work.
        self.pooled = False
        self.idle = False
        self.calls = 0
        self.external = False
        self.role: Any = None
        self.joined = False
        self.carrier: Any = None
        # How many of its sleeps and time-outs have come to their end.
        self.expired = 0
        # How many jobs of a pool it has begun.
        self.jobs = 0
        self.label = name

    def __repr__(self) -> str:
        return self.name

    def restop(self) -> None:
        """Set ``stop`` to the next event that the slow path must not miss."""
        targets = self.targets
        while targets and targets[-1] < self.n:
            targets.pop()
        self.stop = min(self.fair, targets[-1]) if targets else self.fair
