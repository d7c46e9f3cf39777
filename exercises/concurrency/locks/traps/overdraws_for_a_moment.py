# failed: takes the money first and puts it back when the balance has gone below zero

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
        self._balance -= n
        if self._balance < 0:
            self._balance += n
            raise ValueError("not enough money")


def transfer(src, dst, n):
    if src is dst:
        with src.lock:
            if src.balance < n:
                raise ValueError("not enough money")
        return
    first, second = sorted((src, dst), key=id)
    with first.lock, second.lock:
        src._take(n)
        dst._balance += n
