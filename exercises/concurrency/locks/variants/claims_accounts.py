"""A monitor: a thread claims the accounts it needs, all at once, and waits while any is claimed."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from typing import Iterator

_monitor = threading.Condition()
_claimed: set[int] = set()


class OverdrawnError(ValueError):
    pass


@contextmanager
def claim(*accounts: Account) -> Iterator[None]:
    wanted = {id(account) for account in accounts}
    with _monitor:
        _monitor.wait_for(lambda: not wanted & _claimed)
        _claimed.update(wanted)
    try:
        yield
    finally:
        with _monitor:
            _claimed.difference_update(wanted)
            _monitor.notify_all()


class Account:
    def __init__(self, balance: int) -> None:
        self._balance = balance

    @property
    def balance(self) -> int:
        return self._balance

    def deposit(self, n: int) -> None:
        with claim(self):
            self._balance += n

    def withdraw(self, n: int) -> None:
        with claim(self):
            self._pay(n)

    def _pay(self, n: int) -> None:
        if n > self._balance:
            raise OverdrawnError(f"{self._balance} is less than {n}")
        self._balance -= n


def transfer(src: Account, dst: Account, n: int) -> None:
    with claim(src, dst):
        src._pay(n)
        dst._balance += n
