# race: refuses when somebody else holds the lock, although seats are free

import threading


class TicketOffice:
    def __init__(self, seats):
        self._remaining = seats
        self._lock = threading.Lock()

    @property
    def remaining(self):
        return self._remaining

    def sell(self, n):
        if not self._lock.acquire(blocking=False):
            return False
        try:
            if self._remaining < n:
                return False
            self._remaining -= n
            return True
        finally:
            self._lock.release()
