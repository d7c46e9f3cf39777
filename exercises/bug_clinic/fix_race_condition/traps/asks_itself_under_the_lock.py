# timed-out: asks `remaining`, which takes the same plain lock, while it holds it

import threading


class TicketOffice:
    def __init__(self, seats):
        self._remaining = seats
        self._lock = threading.Lock()

    @property
    def remaining(self):
        with self._lock:
            return self._remaining

    def sell(self, n):
        with self._lock:
            if self.remaining < n:
                return False
            self._remaining -= n
            return True
