"""An event loop in virtual time whose ready tasks take their turns in the order that a strategy chooses."""

from __future__ import annotations

import asyncio
import heapq
from typing import Any, Dict, List, Optional, Tuple

from . import _task_time
from ._failure import Failure, Finding
from ._logical import Wait
from ._runtime import RUNTIME
from ._task_wait import TaskEntity, pending_edges, place
from ._time import UPTIME

# Turns without a timer, while one is pending, after which time passes all the same.
RUSH = 200
# Turns after which a loop counts as one that does not end.
TURN_LIMIT = 100_000
HORIZON = 2000


class ExploredLoop(asyncio.BaseEventLoop):
    """Timers jump; plain callbacks stay first in, first out; the steps of tasks may come in any order.

    For a strategy the loop is who decides (``index`` -1, -2, …; ``n`` counts its turns) and tasks, numbered
    in the order of their making, are who can be chosen.
    """

    _ready: Any
    _scheduled: List[Any]

    def __init__(self) -> None:
        super().__init__()
        self.run_of_threads: Any = RUNTIME.running.run
        run = self.run_of_threads
        self.index = -1 - len(run.loops)
        run.loops.append(self)
        self.n = 0
        self.turns = 0
        self.targets: List[int] = run.strategy.targets(self.index)
        self.priority = 0.0
        self.pending: Optional[Tuple[Any, bool]] = None
        self.entities: List[TaskEntity] = []
        # How many objects of asyncio have been called by each name.
        self.names: Dict[str, int] = {}
        self._entity_of: Dict[int, TaskEntity] = {}
        self._rush = 0
        self._awake = False
        self._clock_resolution = _task_time.ROUNDING

    @property
    def tasks_seen(self) -> int:
        """How many tasks there have been."""
        return len(self.entities)

    # --- what asyncio calls ---------------------------------------------------------------------------

    def time(self) -> float:
        now: float = self.run_of_threads.clock.now
        return UPTIME + now

    def _process_events(self, event_list: Any) -> None:
        """There are no descriptors."""

    def _write_to_self(self) -> None:
        thread = RUNTIME.running
        run = thread.run
        self._awake = True
        if run is self.run_of_threads:
            if run.listener is not None:
                run.listener.released(thread, self, "call_soon_threadsafe")
            run.point(thread, self)

    def create_task(self, coro: Any, **kwargs: Any) -> Any:
        task = super().create_task(coro, **kwargs)
        self.entity(task, kwargs.get("name"))
        return task

    def entity(self, task: Any, name: Optional[str] = None) -> TaskEntity:
        """Return what stands for ``task``."""
        known = self._entity_of.get(id(task))
        if known is None:
            coroutine = task.get_coro()
            label = name or getattr(coroutine, "__name__", "task")
            taken = sum(each.family == label for each in self.entities)
            role = RUNTIME.running.role
            known = TaskEntity(len(self.entities), label, taken, task, role if role in self.entities else None)
            self._entity_of[id(task)] = known
            self.entities.append(known)
            self.run_of_threads.strategy.created(known)
        return known

    def _run_once(self) -> None:
        thread = RUNTIME.running
        run = self.run_of_threads
        if run.over:
            run.abort(thread)
        self._collect_timers()
        if not self._ready and not self._stopping:
            self._wait(thread)
            self._collect_timers()
        if self._ready:
            self._turn(thread)

    # --- turns ----------------------------------------------------------------------------------------

    def _collect_timers(self) -> None:
        run = self.run_of_threads
        while self._scheduled and self._scheduled[0]._cancelled:
            heapq.heappop(self._scheduled)._scheduled = False
        if self._scheduled and self._ready:
            # A loop that never waits must not keep time from passing.
            self._rush += 1
            if self._rush > RUSH:
                run.clock.advance_to(self._scheduled[0]._when - UPTIME)
        end = self.time() + _task_time.ROUNDING
        while self._scheduled and self._scheduled[0]._when < end:
            handle = heapq.heappop(self._scheduled)
            handle._scheduled = False
            self._ready.append(handle)
            self._rush = 0

    def _wait(self, thread: Any) -> None:
        run = self.run_of_threads
        if run.any_time:
            _task_time.reorder(self, run)
        timeout = max(self._scheduled[0]._when - self.time(), 0.0) if self._scheduled else None
        short = timeout is not None and timeout <= _task_time.SHORT
        run.block(thread, self._has_work, Wait("run", self, list), timeout)
        run.slept = run.slept or short or _task_time.overtaker(self) is not None
        run.expired = False
        self._awake = False
        if run.listener is not None:
            run.listener.acquired(thread, self, "run")

    def _has_work(self) -> bool:
        return self._awake or bool(self._ready)

    def _turn(self, thread: Any) -> None:
        run = self.run_of_threads
        handle = self._ready.popleft()
        if handle._cancelled:
            return
        self.turns += 1
        self.n += 1
        if self.turns > HORIZON:
            if self.turns > TURN_LIMIT:
                text = f"no end after {TURN_LIMIT:,} turns of the event loop"
                run.fail(Failure("did-not-finish", text, thread=thread))
            run.beyond_horizon(thread)
        first = self._task_of(handle)
        if first is not None:
            handle = self._choose(handle, first)
            if handle is None:
                return
        chosen = self._task_of(handle)
        thread.role = chosen
        if chosen is not None:
            chosen.started = True
        for watch in run.watches:
            watch()
        if chosen is not None and run.listener is not None:
            run.listener.task(chosen)
        try:
            handle._run()
        finally:
            thread.role = None
        if run.over:
            run.abort(thread)

    def _task_of(self, handle: Any) -> Optional[TaskEntity]:
        owner = getattr(handle._callback, "__self__", None)
        return self.entity(owner) if isinstance(owner, asyncio.Task) else None

    def _choose(self, handle: Any, first: TaskEntity) -> Any:
        run = self.run_of_threads
        options = {first.index: (first, handle)}
        for other in self._ready:
            entity = None if other._cancelled else self._task_of(other)
            if entity is not None:
                options.setdefault(entity.index, (entity, other))
        entities = _possible([entity for entity, _ in options.values()])
        sleeper = _task_time.hasty(self, entities) if run.any_time else None
        if sleeper is not None:
            entities.append(_task_time.TIME)
        if len(entities) < 2:
            return handle
        entity = run.choose_task(self, entities, first)
        if entity is _task_time.TIME and sleeper is not None:
            self._ready.appendleft(handle)
            run.clock.advance_to(sleeper._when - UPTIME)
            return None
        chosen = options[entity.index][1]
        if chosen is not handle:
            self._ready.remove(chosen)
            self._ready.appendleft(handle)
        return chosen

    # --- what went wrong ------------------------------------------------------------------------------

    def call_exception_handler(self, context: Dict[str, Any]) -> None:
        run = self.run_of_threads
        error = context.get("exception")
        if self._exception_handler is None and isinstance(error, Exception) and not run.over:
            text = f"{type(error).__name__}: {error} (in {context.get('message', 'a callback')})"
            run.findings.append(Finding("exception", text, "unhandled"))
            return
        if not run.over:
            super().call_exception_handler(context)

    _exception_handler: Any

    def close(self) -> None:
        if not self.is_closed() and not self.run_of_threads.over:
            self.note_pending("when its loop was closed")
        super().close()

    def note_pending(self, moment: str) -> None:
        """Report tasks that still had something to do; those that only wait to be told so are left alone."""
        run = self.run_of_threads
        ready = {entity.index for entity in map(self._task_of, self._ready) if entity is not None}
        for entity in self.entities:
            task = entity.task
            if task.done() or entity.cancelled or entity.reported:
                continue
            if entity.index in ready or self._sleeps(task):
                entity.reported = True
                text = f"task {entity.label} was still pending {moment}: its work is lost"
                run.findings.append(Finding("pending-task", text, "pending", place(task, run.files)[0], entity))

    def _sleeps(self, task: Any) -> bool:
        waiter = getattr(task, "_fut_waiter", None)
        return any(waiter in (each._args or ()) for each in self._scheduled if not each._cancelled)

    def note_unretrieved(self) -> None:
        """Report exceptions of tasks that nobody asked for."""
        for entity in self.entities:
            task = entity.task
            setattr(task, "_log_destroy_pending", False)
            if task.done() and getattr(task, "_log_traceback", False):
                setattr(task, "_log_traceback", False)
                error = task.exception()
                if isinstance(error, Exception):
                    text = f"{type(error).__name__}: {error} (in task {entity.label}, and nobody looked)"
                    finding = Finding("exception", text, "never retrieved", None, entity, error)
                    self.run_of_threads.findings.append(finding)

    def task_edges(self, files: Any) -> List[Any]:
        """Return what the unfinished tasks wait for."""
        return pending_edges(self, files)


def _possible(ready: List[TaskEntity]) -> List[TaskEntity]:
    """Leave out the tasks that wait for one that they have made themselves to begin.

    Whatever a loop waits for, a task begins before its maker goes on: it has been in the queue for longer. Programs
    rely on that, as with ``await asyncio.sleep(0)`` behind a ``create_task``. In which order tasks go on, or siblings
    begin, is another thing: replies may come in any order.
    """
    makers = {entity.parent.index for entity in ready if not entity.started and entity.parent is not None}
    return [entity for entity in ready if entity.index not in makers]
