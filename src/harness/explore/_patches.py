"""Puts the controlled primitives in the place of the real ones, and takes them out again."""

from __future__ import annotations

import _thread
import functools
import sys
import threading
import warnings
from types import ModuleType
from typing import Any, Dict, Iterable, List, Tuple

from . import _conditions, _diagnosis, _locks, _semaphores, _threads, _time
from ._failure import Finding
from ._runtime import RUNTIME

Patch = Tuple[Any, str, Any]


class NoLock:
    """Stands in for locks of the standard library that guard what one run does atomically anyway."""

    def acquire(self, *args: Any, **kwargs: Any) -> bool:
        return True

    def release(self) -> None:
        """Nothing was taken."""

    def __enter__(self) -> bool:
        return True

    def __exit__(self, *details: object) -> None:
        """Nothing was taken."""

    def _at_fork_reinit(self) -> None:
        """Nothing to forget."""


def _primitives() -> List[Patch]:
    patches: List[Patch] = [
        (threading, "Lock", _locks.Lock),
        (threading, "RLock", _locks.RLock),
        (threading, "_RLock", _locks.RLock),
        (threading, "_PyRLock", _locks.RLock),
        (threading, "_CRLock", _locks.RLock),
        (threading, "_allocate_lock", _locks.allocate_lock),
        (threading, "Condition", _conditions.Condition),
        (threading, "Event", _conditions.Event),
        (threading, "Semaphore", _semaphores.Semaphore),
        (threading, "BoundedSemaphore", _semaphores.BoundedSemaphore),
    ]
    if hasattr(functools, "RLock"):
        patches.append((functools, "RLock", _locks.RLock))
    # Python's own hook for this warning; C code calls it.
    patches.append((warnings, "_warn_unawaited_coroutine", _unawaited))
    queue = sys.modules.get("queue")
    if queue is not None:
        patches.append((queue, "SimpleQueue", getattr(queue, "_PySimpleQueue")))
    return patches


def _unawaited(coroutine: Any) -> None:
    """A coroutine dies without ever having been run."""
    run = RUNTIME.running.run
    if run is None or run.over:
        return
    line = _diagnosis.learner_line(sys._getframe(1), run.files)
    text = f"coroutine {getattr(coroutine, '__name__', '')}() was never awaited: it did not run"
    run.findings.append(Finding("never-awaited", text, "coroutine", line))


def _raw() -> List[Patch]:
    return [
        (_thread, "allocate_lock", _locks.allocate_lock),
        (_thread, "allocate", _locks.allocate_lock),
        (_thread, "RLock", _locks.RLock),
        (_thread, "start_new_thread", _threads.start_new_thread),
    ]


def _library() -> List[Patch]:
    patches: List[Patch] = []
    if "concurrent.futures" in sys.modules or "asyncio" in sys.modules:
        # Also imports what these packages would only import when it is used: in the middle of a run.
        from . import _executors

        patches.extend(_executors.replacements())
        patches.append((sys.modules["concurrent.futures.thread"], "_global_shutdown_lock", NoLock()))
    if "asyncio" in sys.modules:
        from . import _asyncio_patches

        patches.extend(_asyncio_patches.replacements())
    logging = sys.modules.get("logging")
    if logging is not None:
        # Log records are written as a whole: a C call for the scheduler, so that nobody waits inside.
        patches.append((logging, "_lock", NoLock()))
        patches.append((getattr(logging, "Handler"), "createLock", _no_handler_lock))
    return patches


def _no_handler_lock(handler: Any) -> None:
    handler.lock = NoLock()


class Patches:
    """A context in which the program gets controlled primitives. Not reentrant.

    ``modules`` were imported before (a suite): what they have of ``threading`` is replaced as well. ``raw``
    replaces the functions of ``_thread`` too, for programs that use them. ``debugged`` leaves a debugger in the same
    process what it needs, for the rest of the process.
    """

    def __init__(self, modules: Iterable[ModuleType] = (), raw: bool = False, debugged: bool = False) -> None:
        self._raw = raw
        self._debugged = debugged
        self._modules = list(modules)
        self._undo: List[Tuple[Any, str, Any, bool]] = []

    def __enter__(self) -> "Patches":
        library = _library()
        patches = _primitives() + _threads.replacements() + library + _time.replacements()
        if self._raw:
            patches += _raw()
        known: Dict[int, Any] = {}
        for owner, name, replacement in patches:
            present = hasattr(owner, name)
            if not present:
                continue
            before = owner.__dict__[name]
            if self._debugged:
                from ._strangers import choosing

                replacement = choosing(before, replacement)
            if replacement is not before and not isinstance(owner, type):
                known.setdefault(id(before), replacement)
            self._undo.append((owner, name, before, present))
            setattr(owner, name, replacement)
        # A suite that said "from threading import Event" got the real one when it was imported.
        for module in self._modules:
            for name, value in list(vars(module).items()):
                if id(value) in known and not isinstance(value, ModuleType):
                    self._undo.append((module, name, value, True))
                    setattr(module, name, known[id(value)])
        return self

    def __exit__(self, *details: object) -> None:
        for owner, name, before, _ in reversed(self._undo):
            setattr(owner, name, before)
        self._undo.clear()


def fresh_state() -> None:
    """Begin the numbering of threads and pools anew, as every run does."""
    _threads.fresh_state()
    executors = sys.modules.get(__package__ + "._executors")
    if executors is not None:
        getattr(executors, "fresh_names")()
    loop = sys.modules.get(__package__ + "._asyncio_patches")
    if loop is not None:
        getattr(loop, "fresh_state")()
    RUNTIME.observing = False
