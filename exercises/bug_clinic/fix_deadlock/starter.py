"""Dining philosophers: works, until it does not. Find the bug and repair it."""

import threading
from typing import Callable, List


class Philosophers:
    """A table for ``n`` philosophers; fork i lies between philosophers i - 1 and i."""

    def __init__(self, n: int) -> None:
        self._forks: List[threading.Lock] = [threading.Lock() for _ in range(n)]

    def dine(self, i: int, eat: Callable[[], object]) -> None:
        """Take both forks, call ``eat()``, and put the forks back."""
        left = self._forks[i]
        right = self._forks[(i + 1) % len(self._forks)]
        with left:
            with right:
                eat()
