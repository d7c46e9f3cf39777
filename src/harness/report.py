"""Says what happened, once for each test, whoever is first to know: the run or its watchdog."""

from __future__ import annotations

import _thread
from time import perf_counter

from .live_output import LiveOutput

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Dict, List, Optional

    from .capture import Capture
    from .channel import Channel
    from .failures import Told

_now = perf_counter


class Report:
    """The events of one run, in their order. ``running`` is the test's id, "" while loading, else None."""

    def __init__(self, channel: Channel, capture: Capture) -> None:
        self._channel = channel
        self._capture = capture
        self._lock = _thread.allocate_lock()
        self._since = 0.0
        self.running: Optional[str] = None
        self.notes: List[str] = []
        self._live = LiveOutput(channel, lambda: self.running)
        capture.listen(self._live.add)

    def emit(self, event: Dict[str, Any]) -> None:
        self._channel.emit(event)

    def loading_started(self) -> None:
        self._capture.begin()
        self._begin("")

    def test_started(self, test: str) -> None:
        self._channel.emit({"event": "test-started", "test": test})
        self._capture.begin()
        self._begin(test)

    def ended(self, told: Told) -> None:
        """Write the end of what is running, from the thread that ran it."""
        running = self.running
        if running is None or not self._claim(running):
            self._wait_for_the_end()
            return
        output, truncated = self._capture.end()
        self._write_end(running, told, output, truncated)

    def ended_from_outside(self, running: str, told: Told) -> bool:
        """Write the end of a test whose own thread still runs; False when it ended by itself meanwhile."""
        if not self._claim(running):
            return False
        output, truncated = self._capture.end_from_outside()
        self._write_end(running, told, output, truncated)
        return True

    def _claim(self, running: str) -> bool:
        with self._lock:
            if self.running != running:
                return False
            self.running = None
            return True

    def _write_end(self, test: str, told: Told, output: str, truncated: bool) -> None:
        verdict, failure, _ = told
        if test:
            self._emit_end(test, told, _now() - self._since, output, truncated)
        elif failure is not None:
            event = {"event": "load-failed", "verdict": verdict, "failure": failure, "output": output}
            self._channel.emit(event)

    def _wait_for_the_end(self) -> None:
        # The watchdog has spoken and is about to end the process: nothing may be said after it.
        never = _thread.allocate_lock()
        never.acquire()
        never.acquire(True, 30.0)

    def not_run(self, test: str, reason: str) -> None:
        """Write that a test of the plan is not run, and why."""
        self.notes = [reason]
        self._emit_end(test, ("not-run", None, {}), 0.0, "", False)

    def _begin(self, running: str) -> None:
        self.notes = []
        self._live.begin()
        self._since = _now()
        self.running = running

    def _emit_end(self, test: str, told: Told, seconds: float, output: str, truncated: bool) -> None:
        verdict, failure, data = told
        self._channel.emit(
            {
                "event": "test-ended",
                "test": test,
                "verdict": verdict,
                "seconds": round(seconds, 6),
                "output": output,
                "outputTruncated": truncated,
                "failure": failure,
                "notes": self.notes[:20],
                "growth": data.get("growth"),
                "schedule": data.get("schedule"),
            }
        )
