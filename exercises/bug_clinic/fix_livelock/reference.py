"""A narrow corridor: a direction, the number of people in it, and a condition to wait on."""

import threading
from typing import Any, Callable


class Corridor:
    """Can be walked through in one direction at a time."""

    def __init__(self) -> None:
        self._direction: Any = None
        self._inside = 0
        self._changed = threading.Condition()

    def pass_through(self, name: str, direction: Any, walk: Callable[[], object]) -> None:
        """Call ``walk()`` once while the corridor is held for ``direction``."""
        with self._changed:
            # Looking and claiming are one step, so that nobody has to step aside.
            while self._inside > 0 and self._direction != direction:
                self._changed.wait()
            self._direction = direction
            self._inside += 1
        try:
            walk()
        finally:
            with self._changed:
                self._inside -= 1
                if self._inside == 0:
                    self._changed.notify_all()
