# race: looks again under the lock before it refuses, but not before it sells

import threading


class TicketOffice:
    def __init__(self, seats):
        self._remaining = seats
        self._lock = threading.Lock()

    @property
    def remaining(self):
        return self._remaining

    def sell(self, n):
        if self._remaining < n:
            with self._lock:
                return self._remaining >= n
        self._remaining -= n
        return True
