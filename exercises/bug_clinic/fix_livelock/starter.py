"""A narrow corridor with polite people: works, until two are polite in step. Find the bug and repair it."""

import time
from typing import Any, Callable, Dict


class Corridor:
    """Can be walked through in one direction at a time."""

    def __init__(self) -> None:
        self._claims: Dict[str, Any] = {}

    def pass_through(self, name: str, direction: Any, walk: Callable[[], object]) -> None:
        """Call ``walk()`` once while the corridor is held for ``direction``."""
        while True:
            self._claims[name] = direction
            if all(other == direction for other in list(self._claims.values())):
                break
            # Somebody comes from the other side: step aside, and try again.
            del self._claims[name]
            time.sleep(0.001)
        try:
            walk()
        finally:
            del self._claims[name]
