# race: waits for the lock for a moment only, and refuses when others take longer

import threading


class TicketOffice:
    def __init__(self, seats):
        self._remaining = seats
        self._lock = threading.Lock()

    @property
    def remaining(self):
        return self._remaining

    def sell(self, n):
        if not self._lock.acquire(timeout=0.01):
            return False
        try:
            if self._remaining < n:
                return False
            self._remaining -= n
            return True
        finally:
            self._lock.release()
