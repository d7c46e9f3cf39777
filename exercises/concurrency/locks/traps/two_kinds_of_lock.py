# race: transfers hold a lock that deposits and withdrawals do not know

import threading

_transfer_lock = threading.Lock()


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
    with _transfer_lock:
        src._take(n)
        dst._balance += n
