"""Two plain locks ordered by address, and a print of every transfer."""

import threading
from contextlib import ExitStack


class Account:
    def __init__(self, balance):
        self._balance = balance
        self.lock = threading.Lock()

    def get_balance(self):
        with self.lock:
            return self._balance

    balance = property(get_balance)

    def deposit(self, n):
        with self.lock:
            self._balance = self._balance + n

    def withdraw(self, n):
        with self.lock:
            self._take(n)

    def _take(self, n):
        left = self._balance - n
        if left < 0:
            raise ValueError("insufficient funds")
        self._balance = left


def transfer(src, dst, n):
    with ExitStack() as locks:
        for account in sorted({src, dst}, key=id):
            locks.enter_context(account.lock)
        print("moving", n)
        src._take(n)
        dst._balance += n
