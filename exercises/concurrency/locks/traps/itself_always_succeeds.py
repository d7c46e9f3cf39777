# failed: a transfer to itself returns at once, even when the account holds less

import threading

_lock = threading.RLock()


class Account:
    def __init__(self, balance):
        self.balance = balance

    def deposit(self, n):
        with _lock:
            self.balance += n

    def withdraw(self, n):
        with _lock:
            if self.balance < n:
                raise ValueError("not enough money")
            self.balance -= n


def transfer(src, dst, n):
    if src is dst:
        return
    with _lock:
        src.withdraw(n)
        dst.deposit(n)
