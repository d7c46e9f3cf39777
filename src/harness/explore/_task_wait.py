"""Where a task stands, and what it waits for."""

from __future__ import annotations

import asyncio
from types import FrameType
from typing import Any, Collection, Dict, List, Optional, Tuple

from ._failure import Edge


class TaskEntity:
    """A task as strategies and traces see it."""

    __slots__ = (
        "index", "label", "family", "task", "priority", "pending", "held", "cancelled", "reported", "ready", "wait",
        "parent", "started",
    )

    def __init__(self, index: int, family: str, taken: int, task: Any, parent: Optional["TaskEntity"] = None) -> None:
        self.index = index
        self.family = family
        self.label = family if not taken else f"{family}#{taken + 1}"
        self.task = task
        self.priority = 0.0
        self.pending: Optional[Tuple[Any, bool]] = None
        self.held: Any = {}
        self.cancelled = False
        self.reported = False
        self.ready = None
        self.wait = None
        # The task that made it.
        self.parent = parent
        self.started = False

    @property
    def alive(self) -> bool:
        """Whether the task has not ended yet."""
        return not self.task.done()

    def descends_from(self, other: "TaskEntity") -> bool:
        """Return whether ``other`` made this task, or who made it."""
        parent = self.parent
        while parent is not None and parent is not other:
            parent = parent.parent
        return parent is not None


def frames(task: Any) -> List[FrameType]:
    """Return the frames of a suspended task, the outermost first."""
    found: List[FrameType] = []
    coroutine = task.get_coro()
    for _ in range(200):
        frame = getattr(coroutine, "cr_frame", None) or getattr(coroutine, "gi_frame", None)
        if frame is None:
            frame = getattr(coroutine, "ag_frame", None)
        if frame is None:
            break
        found.append(frame)
        coroutine = getattr(coroutine, "cr_await", None) or getattr(coroutine, "gi_yieldfrom", None)
        if coroutine is None:
            break
    return found


def place(task: Any, files: Collection[str]) -> Tuple[Optional[int], Optional[FrameType], Any]:
    """Return the learner's line, its frame, and the object of asyncio that the task waits for."""
    line: Optional[int] = None
    own: Optional[FrameType] = None
    resource: Any = None
    for frame in frames(task):
        if frame.f_code.co_filename in files:
            line, own, resource = frame.f_lineno, frame, None
        elif resource is None and own is not None:
            resource = frame.f_locals.get("self")
    if resource is None:
        waiter = getattr(task, "_fut_waiter", None)
        resource = waiter if isinstance(waiter, asyncio.Task) else None
    return line, own, resource


def pending_edges(loop: Any, files: Collection[str]) -> List[Edge]:
    """Return an edge for every task that waits: to the holder of an ``asyncio.Lock``, or to the awaited task."""
    edges: List[Edge] = []
    for entity in loop.entities:
        if entity.task.done():
            continue
        line, frame, resource = place(entity.task, files)
        waiter = getattr(entity.task, "_fut_waiter", None)
        # Gathered tasks, or the one that is awaited.
        awaited = [resource] if isinstance(resource, asyncio.Task) else getattr(waiter, "_children", ())
        targets = [loop.entity(each) for each in awaited if isinstance(each, asyncio.Task) and not each.done()]
        if targets:
            edges.extend(Edge(entity, each, each.label, "join", line) for each in targets)
            continue
        target, since = getattr(resource, "_ip_holder", None) or (None, None)
        edges.append(Edge(entity, target, named(resource, frame, loop.names), "await", line, since))
    return edges


def named(resource: Any, frame: Optional[FrameType], taken: Dict[str, int]) -> str:
    """Return what the learner calls an object of asyncio that is used in ``frame``.

    It keeps the name under which it is met first. ``taken`` says how many have had a name: parameters are called
    alike, whatever they stand for.
    """
    if resource is None or isinstance(resource, str):
        return resource or ""
    known: str = getattr(resource, "_ip_name", "")
    if known:
        return known
    name = _found(resource, frame)
    count = taken[name] = taken.get(name, 0) + 1
    name = name if count == 1 else f"{name}#{count}"
    try:
        setattr(resource, "_ip_name", name)
    except AttributeError:
        # Futures have no room for it: they are not met twice.
        pass
    return name


def _found(resource: Any, frame: Optional[FrameType]) -> str:
    if frame is not None:
        for names in (frame.f_locals, frame.f_globals):
            for name, value in list(names.items()):
                if value is resource:
                    return str(name)
        owner = frame.f_locals.get("self")
        for name, value in list(getattr(owner, "__dict__", {}).items()):
            if value is resource:
                return f"{type(owner).__name__}.{name}"
    return f"asyncio.{type(resource).__name__}"
