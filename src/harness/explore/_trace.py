"""Writes down what happens in the run that is shown."""

from __future__ import annotations

import os
import sys
from types import FrameType
from typing import AbstractSet, Any, Dict, List, Optional, Set, Tuple

from ..instrument.accesses import MUTATORS, Site
from ._controlled import Controlled
from ._logical import LogicalThread
from ._names import Names
from ._peek import MISSING, peek, show
from ._recorder import CONTAINERS, Recorder
from ._task_wait import named, place

_PACKAGE = os.path.dirname(os.path.abspath(__file__))
# Steps kept; a longer run is shown from its end.
LONGEST = 2000


class Step:
    """One line of a trace. ``name`` and ``held`` are resolved to text when the run is over."""

    __slots__ = ("thread", "line", "function", "op", "name", "value", "held", "preempted", "key")

    def __init__(self, thread: Any, line: Optional[int], function: str, op: str, name: Any) -> None:
        self.thread = thread
        self.line = line
        self.function = function
        self.op = op
        self.name = name
        self.value: Optional[str] = None
        self.held: Tuple[Any, ...] = tuple(thread.held)
        self.preempted = False
        # What was touched, for telling shared places from private ones.
        self.key: Any = None


class Tracer(Recorder):
    """Listener that also keeps the steps of the run. ``files`` are the learner's."""

    def __init__(self, run: Any, files: AbstractSet[str]) -> None:
        super().__init__(run)
        self.files = files
        self.names = Names()
        self.steps: List[Step] = []
        self.held_since: Dict[Tuple[int, int], Optional[int]] = {}
        self._unresolved: Optional[Tuple[Step, Any, str]] = None
        self.first_start = 0

    # --- accesses -------------------------------------------------------------------------------------

    def access(self, thread: LogicalThread, site: int, info: Site, value: Any) -> None:
        super().access(thread, site, info, value)
        if self._run.over:
            return
        self.settle()
        if info.kind in ("while", "for", "content"):
            return
        if value is not None and info.kind != "generator":
            self.names.see(info, value)
        function = info.function.split(".")[-1]
        step = Step(thread.role or thread, info.line, function, info.mode, info.text)
        if info.kind == "name":
            step.key = (info.scope, info.name)
            if info.mode == "write":
                self._unresolved = (step, None, info.name)
                step.value = show(value) if value is not None else None
            else:
                step.value = self._variable(info.name)
        elif info.kind == "call":
            if not isinstance(value, CONTAINERS):
                return
            step.op = "call"
            step.key = (id(value), None)
            step.value = show(value)
            if info.name in MUTATORS:
                self._unresolved = (step, value, "")
        elif info.kind == "generator":
            step.op = "call"
            step.key = (id(value), "")
        elif info.kind == "item":
            if not isinstance(value, CONTAINERS):
                return
            step.key = (id(value), None)
            step.value = show(value)
            if info.mode == "write":
                self._unresolved = (step, value, "")
        else:
            content = peek(value, info.name)
            if isinstance(content, Controlled) and info.mode == "read":
                return
            step.key = (id(value), info.name)
            if info.mode == "write":
                self._unresolved = (step, value, info.name)
            elif content is not MISSING:
                step.value = show(content)
        self._add(step)

    def settle(self) -> None:
        """Fill in what the last write has written, now that it has happened."""
        if self._unresolved is None:
            return
        step, owner, name = self._unresolved
        self._unresolved = None
        if owner is not None:
            content = peek(owner, name) if name else owner
            if content is not MISSING:
                step.value = show(content)

    def _variable(self, name: str) -> Optional[str]:
        frame = self._frame()
        if frame is None:
            return None
        for names in (frame.f_locals, frame.f_globals):
            if name in names:
                return show(names[name])
        return None

    def _add(self, step: Step) -> None:
        self.steps.append(step)
        if len(self.steps) > 2 * LONGEST:
            del self.steps[:LONGEST]

    # --- synchronisation ------------------------------------------------------------------------------

    def _frame(self) -> Optional[FrameType]:
        frame: Optional[FrameType] = sys._getframe(1)
        while frame is not None and frame.f_code.co_filename not in self.files:
            frame = frame.f_back
        return frame

    def _sync(self, thread: LogicalThread, op: str, resource: Any, value: Any = None) -> None:
        # Unwinding releases locks: that is no part of the story.
        if self._run.over:
            return
        self.settle()
        inner: Optional[FrameType] = None
        frame: Optional[FrameType] = sys._getframe(1)
        while frame is not None and frame.f_code.co_filename not in self.files:
            if not frame.f_code.co_filename.startswith(_PACKAGE):
                inner = frame
            frame = frame.f_back
        if frame is None:
            return
        if inner is not None and not op.startswith("blocked"):
            # The standard library used it on the learner's behalf: tell what the learner called.
            caller = inner.f_locals.get("self")
            name: Any = type(caller).__name__ if caller is not None else inner.f_code.co_name
            called = f"{name}.{inner.f_code.co_name}()"
            step = Step(thread.role or thread, frame.f_lineno, frame.f_code.co_name, "call", called)
            last = self.steps[-1] if self.steps else None
            if last is not None and (last.thread, last.line, last.name) == (step.thread, step.line, step.name):
                return
            self._add(step)
            return
        if isinstance(resource, Controlled):
            self.names.see_frame(resource, frame)
        step = Step(thread.role or thread, frame.f_lineno, frame.f_code.co_name, op, resource)
        step.value = show(value) if value is not None else None
        step.key = id(resource)
        self._add(step)

    def acquired(self, thread: LogicalThread, resource: Any, verb: str) -> None:
        super().acquired(thread, resource, verb)
        if verb == "run":
            return
        if verb == "acquire":
            frame = self._frame()
            thread.held[resource] = frame.f_lineno if frame is not None else None
        self._sync(thread, verb, resource)

    def released(self, thread: LogicalThread, resource: Any, verb: str) -> None:
        super().released(thread, resource, verb)
        self._sync(thread, verb, resource)

    def event(self, thread: LogicalThread, verb: str, resource: Any, value: Any) -> None:
        self._sync(thread, verb, resource, value)

    def blocked(self, thread: LogicalThread, verb: str, resource: Any) -> None:
        if verb not in ("sleep", "run", "outside"):
            self._sync(thread, "blocked: " + verb, resource)

    def started(self, thread: LogicalThread, child: LogicalThread) -> None:
        super().started(thread, child)
        if not self.first_start:
            self.first_start = len(self.steps)
        self._sync(thread, "start", child)

    def ended(self, thread: LogicalThread) -> None:
        self.settle()
        super().ended(thread)
        if self._run.over:
            return
        self._add(Step(thread.role or thread, None, "", "end", ""))

    def joined(self, thread: LogicalThread, child: LogicalThread) -> None:
        super().joined(thread, child)
        self._sync(thread, "join", child)

    def preempted(self, thread: LogicalThread) -> None:
        """``thread`` could have gone on, but somebody else does."""
        self.settle()
        for step in reversed(self.steps):
            if step.thread is (thread.role or thread):
                step.preempted = True
                break

    def task(self, entity: Any) -> None:
        self.settle()
        if not self.first_start:
            self.first_start = len(self.steps)
        line, frame, _ = place(entity.task, self.files)
        if frame is not None:
            step = Step(entity, line, frame.f_code.co_name, "runs", "")
            # One row for "goes on here" is enough; what it does there follows.
            self._add(step)

    def task_event(self, entity: Any, verb: str, resource: Any, line: Optional[int]) -> None:
        if self._run.over:
            return
        self.settle()
        frame = self._frame()
        function = frame.f_code.co_name if frame is not None else ""
        self._add(Step(entity, line, function, verb, named(resource, frame, self._run.loops[-1].names)))

    # --- the part worth showing -----------------------------------------------------------------------

    def relevant(self) -> List[Step]:
        """Return the steps without what nobody else could notice, and without what came before the threads."""
        steps = self.steps[self.first_start:]
        written = {step.key for step in steps if step.op in ("write", "call")}
        users: Dict[Any, Set[Any]] = {}
        for step in steps:
            users.setdefault(step.key, set()).add(step.thread)
        kept: List[Step] = []
        for step in steps:
            if step.op in ("read", "write", "call") and step.key is not None and not step.preempted:
                if step.key not in written or len(users[step.key]) < 2:
                    continue
            kept.append(step)
        return kept[-LONGEST:]
