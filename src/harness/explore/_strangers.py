"""A debugger lives in the same process: its threads, and its frames on top of the program's, get the real primitives.

Only for the replay of one schedule under a debugger. Every look at something costs a walk over the stack, so that
what the debugger does, evaluating an expression in the middle of the run for instance, takes no part in the schedule.
"""

from __future__ import annotations

import functools
import sys
from _thread import get_ident
from types import FrameType, FunctionType
from typing import Any, Callable, Dict, Optional

from ._carriers import __file__ as carriers_file
from ._controlled import Controlled
from ._observer import Busy
from ._runtime import RUNTIME
from ._scheduler import Scheduler
from ._threads import is_alive

# What a path of pydevd or debugpy has in it.
DEBUGGERS = ("pydev", "debugpy")

_originals: Dict[type, Callable[..., Any]] = {}


def calls() -> bool:
    """Return whether the code that is running belongs to a debugger rather than to the program."""
    running = RUNTIME.running
    if running.run is None:
        return False
    if get_ident() != running.ident:
        return True
    frame: Optional[FrameType] = sys._getframe(1)
    while frame is not None:
        name = frame.f_code.co_filename
        if name == carriers_file or any(each in name for each in DEBUGGERS):
            # Below the carrier there may be frames of whoever watches for new threads.
            return name != carriers_file
        frame = frame.f_back
    return False


def choosing(original: Any, replacement: Any) -> Any:
    """Return what does as ``replacement`` does for the program, and as ``original`` for a debugger."""
    if isinstance(replacement, type) and issubclass(replacement, Controlled):
        _originals.setdefault(replacement, original)
        setattr(Controlled, "__new__", _new)
        setattr(Controlled, "_tried", _tried)
        return replacement
    if not isinstance(replacement, FunctionType):
        return replacement
    real = _still_alive(original) if replacement is is_alive else original

    @functools.wraps(replacement)
    def choose(*args: Any, **kwargs: Any) -> Any:
        return (real if calls() else replacement)(*args, **kwargs)

    return choose


def _new(cls: Any, *args: Any, **kwargs: Any) -> Any:
    if cls in _originals and calls():
        return _originals[cls](*args, **kwargs)
    return object.__new__(cls)


_tries = Controlled._tried


def _tried(primitive: Controlled) -> None:
    if not calls():
        _tries(primitive)


def _still_alive(original: Callable[[Any], bool]) -> Callable[[Any], bool]:
    def alive(thread: Any) -> bool:
        logical = getattr(thread, "_ip_logical", None)
        return bool(logical.alive) if logical is not None else original(thread)

    return alive


def hook(helper: Callable[..., Any]) -> Callable[..., Any]:
    """Return the helper of rewritten code as it has to be where a debugger may evaluate properties."""

    @functools.wraps(helper)
    def guarded(*args: Any) -> Any:
        # The value of an access comes first; the helper that gets none returns none.
        return (args[0] if len(args) > 1 else None) if calls() else helper(*args)

    return guarded


class Debugged(Scheduler):
    """A run in which a debugger may call primitives of the program from its console: nobody is switched to."""

    def point(self, thread: Any, key: Any, writes: bool = True) -> Any:
        return thread if calls() else super().point(thread, key, writes)

    def count(self, thread: Any) -> None:
        if not calls():
            super().count(thread)

    def block(self, *args: Any, **kwargs: Any) -> None:
        if calls():
            raise Busy
        super().block(*args, **kwargs)
