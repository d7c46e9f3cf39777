"""One condition for the table: whoever finds both neighbours not eating takes both forks at once."""

from __future__ import annotations

import threading
from typing import Callable


class Philosophers:
    def __init__(self, n: int) -> None:
        self.eating = [False] * n
        self.table = threading.Condition()

    def can_eat(self, i: int) -> bool:
        n = len(self.eating)
        return not self.eating[i - 1] and not self.eating[(i + 1) % n] and not self.eating[i]

    def dine(self, i: int, eat: Callable[[], object]) -> None:
        with self.table:
            while not self.can_eat(i):
                self.table.wait()
            self.eating[i] = True
        try:
            eat()
        finally:
            with self.table:
                self.eating[i] = False
                self.table.notify_all()
