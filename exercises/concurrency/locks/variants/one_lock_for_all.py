# One lock for the whole bank.
from threading import Lock

bankLock = Lock()


class Account:
    def __init__(self, balance):
        self.balance = balance

    def deposit(self, n):
        with bankLock:
            self.balance += n

    def withdraw(self, n):
        with bankLock:
            takeFrom(self, n)


def takeFrom(account, n):
    if n > account.balance:
        raise ValueError("not enough money")
    account.balance -= n


def transfer(src, dst, n):
    with bankLock:
        takeFrom(src, n)
        dst.balance += n
