"""The one way in which a check tells the learner what is wrong."""

from __future__ import annotations

from typing import Any, Dict, List, Optional

VERDICTS = (
    "passed",
    "failed",
    "too-slow-growth",
    "race",
    "deadlock",
    "livelock",
    "leak",
    "own-work",
    "exception",
    "timed-out",
    "out-of-memory",
    "crashed",
    "not-run",
)


class CheckFailure(AssertionError):
    """A check did not hold, and this is what the learner should read.

    ``summary`` is one line ("dequeue() returned 2, expected 1"). ``detail`` is further text under it,
    ``code`` a snippet that can be pasted and run, ``expected`` and ``got`` short representations,
    ``because`` the fact of the statement that was violated, ``slip`` one sentence about a common slip
    that fits what was seen, ``line`` the learner's line where one is known. ``threads`` are the threads
    that were stuck: ``{"name": "…", "frames": [{"line": 3, "function": "get", "text": "…"}]}``.
    ``data`` goes into the event as it is (JSON values): a growth report, a schedule.

    Where the learner's own exception is what went wrong, the failure is raised ``from`` it, with the
    verdict ``exception``; its frames and text are found in ``__cause__``.
    """

    def __init__(
        self,
        verdict: str,
        summary: str,
        *,
        detail: str = "",
        code: Optional[str] = None,
        expected: Optional[str] = None,
        got: Optional[str] = None,
        because: Optional[str] = None,
        slip: Optional[str] = None,
        line: Optional[int] = None,
        threads: Optional[List[Dict[str, Any]]] = None,
        data: Optional[Dict[str, Any]] = None,
    ) -> None:
        super().__init__(summary)
        if verdict not in VERDICTS:
            raise ValueError(f"unknown verdict {verdict!r}: use one of {', '.join(VERDICTS)}")
        self.verdict = verdict
        self.summary = summary
        self.detail = detail
        self.code = code
        self.expected = expected
        self.got = got
        self.because = because
        self.slip = slip
        self.line = line
        self.threads = threads or []
        self.data = data or {}
