"""Never holds two locks, so there is nothing to order; the total is off only during a transfer."""

import threading


class Account:
    def __init__(self, balance: int) -> None:
        self._money = balance
        self._guard = threading.Lock()

    @property
    def balance(self) -> int:
        return self._money

    def deposit(self, n: int) -> "Account":
        self._guard.acquire()
        try:
            self._money += n
        finally:
            self._guard.release()
        return self

    def withdraw(self, n: int) -> int:
        self._guard.acquire()
        try:
            if self._money - n < 0:
                raise ValueError("short by %d" % (n - self._money))
            self._money -= n
            return self._money
        finally:
            self._guard.release()

    def can_pay(self, n: int) -> bool:
        with self._guard:
            return self._money >= n


def transfer(src: Account, dst: Account, n: int) -> None:
    if src is dst:
        if not src.can_pay(n):
            raise ValueError("short")
        return
    src.withdraw(n)
    dst.deposit(n)
