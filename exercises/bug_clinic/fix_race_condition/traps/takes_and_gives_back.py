# failed: takes the seats first and gives them back when it was too much, which others notice

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
            self._remaining -= n
            oversold = self._remaining < 0
        if oversold:
            with self._lock:
                self._remaining += n
        return not oversold
