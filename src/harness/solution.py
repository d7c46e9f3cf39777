"""The learner's file of this run, as suites and engines see it."""

from __future__ import annotations

import os

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import ModuleType
    from typing import NoReturn, Optional

    from .loading import Rewriter


class Solution:
    """One learner's file: where it is, what its module is called, what the learner started from.

    ``path`` is absolute, ``name`` the module's name (``fifo_queue``), ``starter`` the absolute path of
    the exercise's starter or None, ``seed`` an int for whatever a check draws at random, or None for the
    check's own fixed seed. Immutable. (Written out because importing dataclasses costs a quarter of a run.)

    >>> Solution("/practice/fifo_queue.py").name
    'fifo_queue'
    """

    __slots__ = ("name", "path", "seed", "starter")

    path: str
    name: str
    starter: Optional[str]
    seed: Optional[int]

    def __init__(self, path: str, starter: Optional[str] = None, seed: Optional[int] = None) -> None:
        path = os.path.abspath(path)
        put = object.__setattr__
        put(self, "path", path)
        put(self, "name", os.path.splitext(os.path.basename(path))[0])
        put(self, "starter", starter)
        put(self, "seed", seed)

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"a Solution cannot be changed: make another one to set {name}")

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError(f"a Solution cannot be changed: {name} stays")

    def __repr__(self) -> str:
        return f"Solution({self.path!r}, starter={self.starter!r}, seed={self.seed!r})"

    def load(self, rewriter: Optional[Rewriter] = None) -> ModuleType:
        """Execute the file as a fresh module; modules of the learner's folder are forgotten first.

        Raises whatever the file raises, SyntaxError included.
        """
        from . import loading

        return loading.load(self.path, rewriter)


_current: Optional[Solution] = None


def current() -> Solution:
    """Return the solution of this run. Raises LookupError when none has been set."""
    if _current is None:
        raise LookupError("no solution is set: a suite runs inside the harness, or after set_current()")
    return _current


def set_current(solution: Optional[Solution]) -> None:
    """Set the solution that suites imported from now on are run on; None forgets it."""
    global _current
    _current = solution
