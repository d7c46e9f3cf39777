"""A ticket office with several windows. Once in a while it sells a seat twice: find out how."""

import threading


class TicketOffice:
    """Sells the seats of one evening; every window is a thread that calls ``sell``."""

    def __init__(self, seats: int) -> None:
        self._remaining = seats
        self._lock = threading.Lock()

    @property
    def remaining(self) -> int:
        """How many seats are left."""
        return self._remaining

    def sell(self, n: int) -> bool:
        """Sell ``n`` seats, or none when fewer are left; tell whether they were sold."""
        if self._remaining < n:
            return False
        self._take(n)
        return True

    def _take(self, n: int) -> None:
        with self._lock:
            self._remaining -= n
