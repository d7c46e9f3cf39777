# race: a large sale takes its seats one by one and leaves the lock in between

import threading


class TicketOffice:
    def __init__(self, seats):
        self._remaining = seats
        self._lock = threading.Lock()

    @property
    def remaining(self):
        return self._remaining

    def sell(self, n):
        taken = 0
        while taken < n:
            with self._lock:
                if self._remaining == 0:
                    break
                self._remaining -= 1
                taken += 1
        if taken == n:
            return True
        with self._lock:
            self._remaining += taken
        return False
