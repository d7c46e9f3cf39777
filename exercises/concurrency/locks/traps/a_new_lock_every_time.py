# race: every call makes a lock of its own, which excludes nobody

import threading


class Account:
    def __init__(self, balance):
        self._balance = balance

    @property
    def balance(self):
        return self._balance

    def deposit(self, n):
        with threading.Lock():
            self._balance += n

    def withdraw(self, n):
        with threading.Lock():
            self._take(n)

    def _take(self, n):
        if self._balance < n:
            raise ValueError("not enough money")
        self._balance -= n


def transfer(src, dst, n):
    with threading.Lock():
        src._take(n)
        dst._balance += n
