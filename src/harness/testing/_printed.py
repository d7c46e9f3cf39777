"""Listens to what a call prints, and passes it on."""

from __future__ import annotations

import sys
from typing import Any, List

LIMIT = 4096


class Printed:
    """A context in which ``text`` is what was printed since the last ``forget``, at most 4096 characters.

    What is printed still goes where it would have gone, unless ``quiet``.
    """

    def __init__(self, quiet: bool = False) -> None:
        self._quiet = quiet
        self._parts: List[str] = []
        self._length = 0
        self._outer: Any = None

    @property
    def text(self) -> str:
        return "".join(self._parts)

    def forget(self) -> None:
        self._parts.clear()
        self._length = 0

    def write(self, text: str) -> int:
        if self._length < LIMIT:
            self._parts.append(text[: LIMIT - self._length])
            self._length += len(text)
        if not self._quiet:
            self._outer.write(text)
        return len(text)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._outer, name)

    def __enter__(self) -> "Printed":
        self._outer, sys.stdout = sys.stdout, self  # type: ignore[assignment]
        return self

    def __exit__(self, *_error: Any) -> None:
        # A learner who replaced sys.stdout keeps their own.
        if sys.stdout is self:  # type: ignore[comparison-overlap]
            sys.stdout = self._outer
