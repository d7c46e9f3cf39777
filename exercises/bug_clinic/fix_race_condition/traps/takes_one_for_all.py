# failed: takes one seat off whatever the number sold

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
            if self._remaining < n:
                return False
            self._remaining -= 1
            return True
