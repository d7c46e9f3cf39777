"""Has asyncio make explored loops, and tell what ``asyncio.run`` throws away."""

from __future__ import annotations

import asyncio
import asyncio.events
import asyncio.runners
import sys
from typing import Any, List, Optional, Tuple

from . import _async_primitives
from ._loop import ExploredLoop
from ._runtime import RUNTIME

_new_event_loop = asyncio.events.new_event_loop
_cancel_all_tasks = getattr(asyncio.runners, "_cancel_all_tasks")


def new_event_loop() -> asyncio.AbstractEventLoop:
    """``asyncio.new_event_loop``"""
    if RUNTIME.running.run is None:
        return _new_event_loop()
    return ExploredLoop()


def cancel_all_tasks(loop: Any) -> None:
    """What ``asyncio.run`` does to the tasks that main has left."""
    if isinstance(loop, ExploredLoop) and not loop.run_of_threads.over:
        loop.note_pending("when main returned")
        for entity in loop.entities:
            entity.cancelled = True
    _cancel_all_tasks(loop)


def replacements() -> List[Tuple[Any, str, Any]]:
    """Return what to patch: object, attribute, replacement."""
    patches: List[Tuple[Any, str, Any]] = [
        (asyncio, "new_event_loop", new_event_loop),
        (asyncio.events, "new_event_loop", new_event_loop),
        (asyncio.runners, "_cancel_all_tasks", cancel_all_tasks),
        (asyncio.events, "_event_loop_policy", None),
    ]
    policy: Optional[type] = getattr(asyncio, "DefaultEventLoopPolicy", None) if sys.version_info < (3, 14) else None
    if policy is not None and "_loop_factory" in vars(policy):
        patches.append((policy, "_loop_factory", staticmethod(new_event_loop)))
    return patches + _async_primitives.replacements()


def fresh_state() -> None:
    """Forget the loops that an earlier run has set."""
    setattr(asyncio.events, "_event_loop_policy", None)


