"""A condition as the monitor's lock, a dataclass for the office, and a print for each sale."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field


@dataclass
class TicketOffice:
    seats: int
    sold: int = 0
    _monitor: threading.Condition = field(default_factory=threading.Condition, repr=False)

    @property
    def remaining(self) -> int:
        with self._monitor:
            return self.seats - self.sold

    def sell(self, n: int) -> bool:
        with self._monitor:
            enough = self.sold + n <= self.seats
            if enough:
                self.sold += n
                print("sold", n)
            return enough
