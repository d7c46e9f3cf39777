# race: works out the new number before it takes the lock

import threading


class TicketOffice:
    def __init__(self, seats):
        self._remaining = seats
        self._lock = threading.Lock()

    @property
    def remaining(self):
        return self._remaining

    def sell(self, n):
        left = self._remaining - n
        with self._lock:
            if left < 0:
                return False
            self._remaining = left
            return True
