# race: a transfer to itself takes the money out for a moment, and a withdrawal fails meanwhile

import threading


class Account:
    def __init__(self, balance):
        self._balance = balance
        self.lock = threading.Lock()

    @property
    def balance(self):
        return self._balance

    def deposit(self, n):
        with self.lock:
            self._balance += n

    def withdraw(self, n):
        with self.lock:
            self._take(n)

    def _take(self, n):
        if self._balance < n:
            raise ValueError("not enough money")
        self._balance -= n


def transfer(src, dst, n):
    src.withdraw(n)
    dst.deposit(n)
