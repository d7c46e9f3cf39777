# race: works out both new balances before it writes them, so a transfer to itself makes money

import threading

_lock = threading.Lock()


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
        if src.balance < n:
            raise ValueError("not enough money")
        left, more = src.balance - n, dst.balance + n
        src.balance = left
        dst.balance = more
