# deadlock: locks the source first, so opposite transfers wait for each other

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
    if src is dst:
        with src.lock:
            if src.balance < n:
                raise ValueError("not enough money")
        return
    with src.lock, dst.lock:
        src._take(n)
        dst._balance += n
