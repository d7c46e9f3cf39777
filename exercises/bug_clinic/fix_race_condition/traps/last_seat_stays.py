# failed: refuses to sell exactly what is left

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
            if self._remaining <= n:
                return False
            self._remaining -= n
            return True
