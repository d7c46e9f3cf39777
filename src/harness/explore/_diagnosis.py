"""Says what is wrong when nobody can run any more, and what was left behind at the end."""

from __future__ import annotations

import os
import sys
from types import FrameType
from typing import AbstractSet, Any, Dict, List, Optional

from ._failure import Edge, Failure, Finding
from ._locks import Lock
from ._logical import LogicalThread

Files = AbstractSet[str]
_PACKAGE = os.path.dirname(os.path.abspath(__file__))


def learner_line(frame: Optional[FrameType], files: Files) -> Optional[int]:
    """Return the line of the innermost frame that runs one of ``files``."""
    while frame is not None:
        if frame.f_code.co_filename in files:
            return frame.f_lineno
        frame = frame.f_back
    return None


def library_call(frame: Optional[FrameType], files: Files) -> str:
    """Return what of the standard library the learner's code called here: "Queue.get()", or nothing."""
    inner: Optional[FrameType] = None
    while frame is not None and frame.f_code.co_filename not in files:
        name = frame.f_code.co_filename
        if not name.startswith(_PACKAGE) and frame.f_code.co_name not in ("_bootstrap", "run", "__enter__"):
            inner = frame
        frame = frame.f_back
    if inner is None:
        return ""
    owner = inner.f_locals.get("self")
    prefix = f"{type(owner).__name__}." if owner is not None else ""
    return f"{prefix}{inner.f_code.co_name}()"


def lines_now(threads: List[LogicalThread], files: Files) -> Dict[LogicalThread, Optional[int]]:
    """Return where each thread stands in the learner's files."""
    frames = sys._current_frames()
    return {thread: learner_line(frames.get(thread.ident), files) for thread in threads}


def stuck(run: Any, files: Files) -> Failure:
    """Return the failure of a run in which every thread waits and no time-out is left."""
    blocked = [each for each in run.alive if each.wait is not None]
    users = [each for each in blocked if not each.idle] or blocked
    lines = lines_now(blocked, files)
    frames = sys._current_frames()
    edges: List[Edge] = []
    for thread in blocked:
        owners = thread.wait.owner() or [None]
        for owner in owners:
            resource = thread.wait.resource
            since = owner.held.get(resource) if owner is not None else None
            via = library_call(frames.get(thread.ident), files)
            edges.append(Edge(thread, owner, resource, thread.wait.verb, lines[thread], since, via))
    cycle = _cycle(edges)
    tasks = [edge for loop in run.loops for edge in loop.task_edges(files)]
    line = lines[(cycle or users)[0]]
    if cycle:
        if len(cycle) == 1:
            text = f"{cycle[0].label} waits for a lock that it holds itself"
        else:
            names = [each.label for each in cycle]
            text = "deadlock: " + ", ".join(f"{a} waits for {b}" for a, b in zip(names, names[1:] + names[:1]))
        return Failure("deadlock", text, "cycle", cycle[0], line, None, tuple(edges))
    ended = [edge for edge in edges if edge.target is not None and not edge.target.alive]
    if ended:
        edge = ended[0]
        text = f"{edge.source.label} waits for a lock that {edge.target.label} still held when it ended"
        return Failure("deadlock", text, "held by a thread that ended", edge.source, edge.line, None, tuple(edges))
    waiters = [each for each in users if each.wait.verb != "join"] or users
    if tasks and all(each.wait.verb == "run" for each in waiters):
        text = "deadlock: no task can go on, and nothing will wake one up"
        return Failure("deadlock", text, "tasks", waiters[0], tasks[0].line or line, None, tuple(tasks))
    frozen = next((each for each in waiters if tasks and each.wait.verb != "run" and _runs_a_loop(run, each)), None)
    if frozen is not None:
        text = f"the event loop stands still: {frozen.label} waits, and no task can go on meanwhile"
        own = tuple(edge for edge in edges if edge.source is frozen)
        return Failure("deadlock", text, "loop stands still", frozen, lines[frozen], None, own)
    names = ", ".join(each.label for each in waiters)
    verb = "waits" if len(waiters) == 1 else "wait"
    if run.main_ended:
        text = f"main has returned, but {names} still {verb}, and nobody is left to change that"
        return Failure("not-joined", text, "waits for ever", waiters[0], lines[waiters[0]], None, tuple(edges))
    kinds = {each.wait.verb for each in waiters}
    kind = "lost wake-up" if "wait" in kinds else "nobody left"
    text = f"{names} {verb} for ever: no thread is left that could wake {'it' if len(waiters) == 1 else 'them'} up"
    return Failure("deadlock", text, kind, waiters[0], lines[waiters[0]], None, tuple(edges + tasks))


def _runs_a_loop(run: Any, thread: LogicalThread) -> bool:
    return any(loop._thread_id == thread.ident for loop in run.loops if loop.is_running())


def _cycle(edges: List[Edge]) -> List[LogicalThread]:
    follows = {edge.source: edge.target for edge in edges if edge.target is not None and edge.target.alive}
    for start in follows:
        path: List[LogicalThread] = []
        thread = start
        while thread in follows and thread not in path:
            path.append(thread)
            thread = follows[thread]
        if thread in path:
            return path[path.index(thread):]
    return []


def left_behind(run: Any, mutexes: Dict[int, List[bool]]) -> List[Finding]:
    """Return the locks and permits that a finished run has not given back.

    Only what is used as a mutex can leak: ``mutexes`` collects, over all runs and by ordinal, whether the
    primitive was ever given back by whoever took it, and whether ever by somebody else (then it is a signal).
    A lock that nobody ever gives back is one too if a thread has waited for it, or would have, and has ended.
    """
    findings: List[Finding] = []
    for resource in [reference() for reference in run.objects]:
        if resource is None:
            continue
        seen = mutexes.setdefault(resource._ordinal, [False, False])
        seen[0] = seen[0] or resource._balanced
        seen[1] = seen[1] or resource._crossed
        if seen[1] or not (seen[0] or _is_taken_for_good(run, resource)):
            continue
        if isinstance(resource, Lock):
            if resource._owner is not None and not resource._owner.daemon:
                text = f"{resource._owner.label} ended without releasing a {resource.title}"
                findings.append(Finding("leak", text, "lock", None, (resource._owner, resource)))
        elif resource._holders and resource._value < resource._initial:
            holders = [each for each in resource._holders if not each.daemon]
            if holders:
                text = f"{holders[0].label} ended without giving back a permit of a {resource.title}"
                findings.append(Finding("leak", text, "permit", None, (holders[0], resource)))
    return findings


def _is_taken_for_good(run: Any, resource: Any) -> bool:
    return isinstance(resource, Lock) and resource._wanted and resource._owner is not run.threads[0]
