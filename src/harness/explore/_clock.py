"""The time that a run sees."""

from __future__ import annotations

import time

_sleep = time.sleep
_monotonic = time.monotonic

# What reading the clock costs: a loop that waits for a moment must get there.
TICK = 0.0001


class VirtualClock:
    """Seconds since the run began; moves only when every thread waits, or when somebody looks at it.

    >>> clock = VirtualClock(); clock.advance_to(2.5); clock.now
    2.5
    """

    __slots__ = ("now", "looks")

    virtual = True

    def __init__(self) -> None:
        self.now = 0.0
        self.looks = 0

    def look(self) -> float:
        """Return the time as the program reads it; looking takes a tick."""
        self.looks += 1
        self.now = round(self.now + TICK, 6)
        return self.now

    def advance_to(self, moment: float) -> None:
        """Let time pass until ``moment`` at least."""
        if moment > self.now:
            self.now = moment


class RealClock:
    """The machine's own time, for scenarios that say so: waiting really takes as long as it says."""

    __slots__ = ("_start", "looks")

    virtual = False

    def __init__(self) -> None:
        self._start = _monotonic()
        self.looks = 0

    @property
    def now(self) -> float:
        return _monotonic() - self._start

    def look(self) -> float:
        """Return the seconds since the run began."""
        self.looks += 1
        return self.now

    def advance_to(self, moment: float) -> None:
        """Sleep until ``moment``."""
        pause = moment - self.now
        if pause > 0:
            _sleep(pause)
