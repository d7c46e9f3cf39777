# race: pays in first and takes it back on a refusal; meanwhile others spend it

import threading


class Account:
    def __init__(self, balance):
        self.balance = balance
        self._lock = threading.Lock()

    def deposit(self, n):
        with self._lock:
            self.balance += n

    def withdraw(self, n):
        with self._lock:
            if self.balance < n:
                raise ValueError("not enough money")
            self.balance -= n


def transfer(src, dst, n):
    if src is dst:
        with src._lock:
            if src.balance < n:
                raise ValueError("not enough money")
        return
    dst.deposit(n)
    try:
        src.withdraw(n)
    except ValueError:
        dst.withdraw(n)
        raise
