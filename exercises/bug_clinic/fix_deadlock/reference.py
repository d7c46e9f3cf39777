"""Dining philosophers who take the fork with the lower number first."""

import threading
from typing import Callable, List


class Philosophers:
    """A table for ``n`` philosophers; fork i lies between philosophers i - 1 and i."""

    def __init__(self, n: int) -> None:
        self._forks: List[threading.Lock] = [threading.Lock() for _ in range(n)]

    def dine(self, i: int, eat: Callable[[], object]) -> None:
        """Take both forks, call ``eat()``, and put the forks back."""
        # A circle of waiting would need numbers that rise all the way round.
        lower, higher = sorted((i, (i + 1) % len(self._forks)))
        with self._forks[lower], self._forks[higher]:
            eat()
