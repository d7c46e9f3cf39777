# deadlock: a refusal returns with the lock held

import threading


class TicketOffice:
    def __init__(self, seats):
        self._remaining = seats
        self._lock = threading.Lock()

    @property
    def remaining(self):
        return self._remaining

    def sell(self, n):
        self._lock.acquire()
        if self._remaining < n:
            return False
        self._remaining -= n
        self._lock.release()
        return True
