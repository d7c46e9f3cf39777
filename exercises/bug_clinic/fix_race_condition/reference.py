"""A ticket office with several windows: looking and selling are one step."""

import threading


class TicketOffice:
    """Sells the seats of one evening; every window is a thread that calls ``sell``."""

    def __init__(self, seats: int) -> None:
        self._remaining = seats
        self._lock = threading.Lock()

    @property
    def remaining(self) -> int:
        """How many seats are left."""
        with self._lock:
            return self._remaining

    def sell(self, n: int) -> bool:
        """Sell ``n`` seats, or none when fewer are left; tell whether they were sold."""
        # The check is worth something only while nobody else can sell: it belongs under the same lock.
        with self._lock:
            if self._remaining < n:
                return False
            self._remaining -= n
            return True
