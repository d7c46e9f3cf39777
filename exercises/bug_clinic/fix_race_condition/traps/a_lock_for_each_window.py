# race: each thread has a lock of its own

import threading


class TicketOffice:
    def __init__(self, seats):
        self._remaining = seats
        self._locks = {}

    @property
    def remaining(self):
        return self._remaining

    def sell(self, n):
        with self._lock_of_this_window():
            if self._remaining < n:
                return False
            self._remaining -= n
            return True

    def _lock_of_this_window(self):
        return self._locks.setdefault(threading.get_ident(), threading.Lock())
