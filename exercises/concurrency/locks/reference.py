"""Bank accounts with a lock each, always taken in the order in which the accounts were opened."""

import itertools
import threading

_serial_numbers = itertools.count()


class Account:
    """An account whose balance never goes below zero."""

    def __init__(self, balance: int) -> None:
        self._balance = balance
        self._serial_number = next(_serial_numbers)
        # Reentrant, so that a transfer from an account to itself may take the lock twice.
        self._lock = threading.RLock()

    @property
    def balance(self) -> int:
        """The money on the account now."""
        with self._lock:
            return self._balance

    def deposit(self, n: int) -> None:
        """Add ``n`` to the balance."""
        with self._lock:
            self._balance += n

    def withdraw(self, n: int) -> None:
        """Take ``n`` off the balance; ValueError when the account holds less."""
        with self._lock:
            if self._balance < n:
                raise ValueError(f"cannot take {n} off a balance of {self._balance}")
            self._balance -= n


def transfer(src: Account, dst: Account, n: int) -> None:
    """Move ``n`` from ``src`` to ``dst``; ValueError when ``src`` holds less."""
    # One order for all threads: no circle of transfers can wait for each other.
    first, second = sorted((src, dst), key=lambda account: account._serial_number)
    with first._lock, second._lock:
        src.withdraw(n)
        dst.deposit(n)
