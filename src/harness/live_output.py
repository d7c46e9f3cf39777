"""Sends what a test prints while it runs, for a parent that may see the process die before the test ends."""

from __future__ import annotations

import os
from time import monotonic

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Callable, List, Optional

    from .channel import Channel

# Characters and pieces that a test may send at once; then a little more after each pause.
MOST_CHARACTERS = 65_536
MOST_PIECES = 1_000
PAUSE = 0.1
_SHARE = 20

_now = monotonic
_getpid = os.getpid


class LiveOutput:
    """Turns pieces of text into ``output`` events, whole lines where it can, at a bounded rate.

    ``running`` returns the test that runs now: its id, "" while loading, None in between.
    """

    def __init__(self, channel: Channel, running: Callable[[], Optional[str]]) -> None:
        self._channel = channel
        self._running = running
        self._owner = _getpid()
        self._waiting: List[str] = []
        self.begin()

    def begin(self) -> None:
        """Something new runs: give it its full share."""
        del self._waiting[:]
        self._characters = MOST_CHARACTERS
        self._pieces = MOST_PIECES
        self._next = 0.0

    def add(self, text: str) -> None:
        """Take what was written; it is sent with the end of its line. Forked children say nothing here."""
        if self._pieces <= 0 or self._characters <= 0:
            if _now() < self._next:
                return
            self._pieces = MOST_PIECES // _SHARE
            self._characters = MOST_CHARACTERS // _SHARE
            text = "…\n" + text
        self._waiting.append(text)
        if text.endswith("\n") or len(text) > 200 or len(self._waiting) > 50:
            self.send()

    def send(self) -> None:
        """Send what waits for the end of its line."""
        if _getpid() != self._owner:
            return
        text = "".join(self._waiting)
        del self._waiting[:]
        test = self._running()
        if test is None or not text:
            return
        if len(text) > self._characters:
            text = "…" + text[-self._characters :]
        self._characters -= len(text)
        self._pieces -= 1
        if self._pieces <= 0 or self._characters <= 0:
            self._next = _now() + PAUSE
        self._channel.emit({"event": "output", "test": test, "text": text})
