# failed: pays in before it is known whether the source can pay, so a refused transfer makes money

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
    with _lock:
        dst.deposit(n)
        src.withdraw(n)
