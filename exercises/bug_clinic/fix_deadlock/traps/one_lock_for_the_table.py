# deadlock: one at a time eats at the whole table

import threading


class Philosophers:
    def __init__(self, n):
        self.table = threading.Lock()
        self.forks = [threading.Lock() for _ in range(n)]

    def dine(self, i, eat):
        first = min(i, (i + 1) % len(self.forks))
        second = max(i, (i + 1) % len(self.forks))
        with self.table:
            eat()
