# race: nothing keeps two threads from changing a balance at the same time


class Account:
    def __init__(self, balance):
        self.balance = balance

    def deposit(self, n):
        self.balance += n

    def withdraw(self, n):
        if self.balance < n:
            raise ValueError("not enough money")
        self.balance -= n


def transfer(src, dst, n):
    src.withdraw(n)
    dst.deposit(n)
