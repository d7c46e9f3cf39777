# race: looks at the neighbours before it takes the lock

import threading


class Philosophers:
    def __init__(self, n):
        self.n = n
        self.eating = set()
        self.table = threading.Condition()

    def dine(self, i, eat):
        neighbours = {i - 1, i + 1, i - 1 + self.n, i + 1 - self.n}
        if neighbours & self.eating:
            with self.table:
                while neighbours & self.eating:
                    self.table.wait()
        with self.table:
            self.eating.add(i)
        try:
            eat()
        finally:
            with self.table:
                self.eating.discard(i)
                self.table.notify_all()
