"""What a run can end in, as data."""

from __future__ import annotations

from typing import Any, NamedTuple, Optional


class Edge(NamedTuple):
    """``source`` waits for ``target`` because of ``resource``, at the learner's ``line``.

    ``since`` is the line in which ``target`` took it, where the run was traced.
    """

    source: Any
    target: Any
    resource: Any
    verb: str
    line: Optional[int]
    since: Optional[int] = None


class Failure(NamedTuple):
    """Why a run is bad.

    ``verdict`` is one of ``assertion``, ``exception``, ``deadlock``, ``livelock``, ``did-not-finish``, ``leak``,
    ``not-joined``, ``stall``; ``kind`` says more ("lost wake-up", "lock", "executor", …). ``thread`` is the
    logical thread in which it showed, ``line`` the learner's line. Two runs fail alike when their ``signature``
    is equal.
    """

    verdict: str
    summary: str
    kind: str = ""
    thread: Any = None
    line: Optional[int] = None
    error: Optional[BaseException] = None
    edges: Any = ()
    detail: str = ""

    @property
    def signature(self) -> Any:
        # A deadlock that moved by a line while the schedule was shortened is still the same finding.
        told = getattr(self.error, "summary", "").split(":")[0]
        return (self.verdict, self.kind, type(self.error).__name__, getattr(self.error, "verdict", ""), told)


class Finding(NamedTuple):
    """Something wrong that does not stop a run: reported when nothing worse happened."""

    verdict: str
    summary: str
    kind: str
    line: Optional[int] = None
    thread: Any = None
    error: Optional[BaseException] = None
