# failed: sells the seats that are left when fewer than asked for are there

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
            if self._remaining == 0:
                return False
            self._remaining -= min(n, self._remaining)
            return True
