"""A quick look without the lock saves waiting when the office is sold out; the look that counts is under it."""

import threading


class TicketOffice:
    def __init__(self, seats):
        self._remaining = seats
        self._window = threading.RLock()

    @property
    def remaining(self):
        return self._remaining

    def sell(self, n):
        if n > self._remaining:
            return False  # seats are never given back, so this cannot become wrong
        with self._window:
            if n > self._remaining:
                return False
            self._remaining -= n
        return True
