"""Takes what a run prints: a thousand schedules print a thousand times."""

from __future__ import annotations

import io
import sys
from typing import Any, Callable, List

LIMIT = 20_000


class _Sink(io.TextIOBase):
    """Collects text up to a limit; writing is one step, as it is for a C stream."""

    encoding = "utf-8"

    def __init__(self, through: Any, told: Callable[[], None]) -> None:
        self._told = told
        self.parts: List[str] = []
        self._size = 0
        self._through = through

    def writable(self) -> bool:
        return True

    def write(self, text: str) -> int:
        if self._size < LIMIT:
            self.parts.append(text)
            self._size += len(text)
        if self._through is not None:
            self._through.write(text)
        self._told()
        return len(text)


class Printed:
    """A context that stands in for ``sys.stdout`` and ``sys.stderr``; ``text`` is what was printed.

    ``told`` is called whenever something is printed.
    """

    def __init__(self, through: bool, told: Callable[[], None] = lambda: None) -> None:
        self._through = through
        self._told = told

    def __enter__(self) -> "Printed":
        self._before = (sys.stdout, sys.stderr)
        self._sink = _Sink(sys.stdout if self._through else None, self._told)
        sys.stdout = sys.stderr = self._sink
        return self

    def __exit__(self, *details: object) -> None:
        sys.stdout, sys.stderr = self._before

    @property
    def text(self) -> str:
        return "".join(self._sink.parts)[:LIMIT]
