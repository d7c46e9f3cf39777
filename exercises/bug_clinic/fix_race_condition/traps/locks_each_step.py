# race: looks under the lock and sells under the lock, with a gap between

import threading


class TicketOffice:
    def __init__(self, seats):
        self._remaining = seats
        self._lock = threading.Lock()

    @property
    def remaining(self):
        return self._remaining

    def sell(self, n):
        with self._lock:
            enough = self._remaining >= n
        if enough:
            with self._lock:
                self._remaining -= n
        return enough
