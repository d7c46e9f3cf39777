"""Remembers who holds an ``asyncio.Lock``: asyncio itself does not."""

from __future__ import annotations

import asyncio
import sys
from typing import Any, List, Optional, Tuple

from ._runtime import RUNTIME

_acquire = asyncio.Lock.acquire
_release = asyncio.Lock.release


async def acquire(self: Any) -> bool:
    """``asyncio.Lock.acquire``"""
    got = await _acquire(self)
    run = RUNTIME.running.run
    entity = RUNTIME.running.role
    if run is not None and entity is not None:
        line = _line(run.files)
        self._ip_holder = (entity, line)
        entity.held[self] = line
        if run.listener is not None:
            run.listener.task_event(entity, "acquire", self, line)
    return got


def release(self: Any) -> None:
    """``asyncio.Lock.release``"""
    run = RUNTIME.running.run
    holder = getattr(self, "_ip_holder", None)
    _release(self)
    self._ip_holder = None
    if holder is not None:
        holder[0].held.pop(self, None)
        if run is not None and run.listener is not None:
            run.listener.task_event(RUNTIME.running.role or holder[0], "release", self, _line(run.files))


def _line(files: Any) -> Optional[int]:
    frame = sys._getframe(2)
    while frame is not None:
        if frame.f_code.co_filename in files:
            return frame.f_lineno
        frame = frame.f_back  # type: ignore[assignment]
    return None


def replacements() -> List[Tuple[Any, str, Any]]:
    """Return what to patch: object, attribute, replacement."""
    return [(asyncio.Lock, "acquire", acquire), (asyncio.Lock, "release", release)]
