# race: every sale makes a lock of its own, which excludes nobody

import threading


class TicketOffice:
    def __init__(self, seats):
        self._remaining = seats

    @property
    def remaining(self):
        return self._remaining

    def sell(self, n):
        with threading.Lock():
            if self._remaining < n:
                return False
            self._remaining -= n
            return True
