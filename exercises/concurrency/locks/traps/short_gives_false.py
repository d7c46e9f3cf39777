# failed: returns False when the money does not suffice instead of raising ValueError

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
                return False
            self.balance -= n
            return True


def transfer(src, dst, n):
    with _lock:
        if not src.withdraw(n):
            return False
        dst.deposit(n)
        return True
