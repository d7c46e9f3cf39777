# race: takes the lower fork only

import threading


class Philosophers:
    def __init__(self, n):
        self.forks = [threading.Lock() for _ in range(n)]

    def dine(self, i, eat):
        first = min(i, (i + 1) % len(self.forks))
        second = max(i, (i + 1) % len(self.forks))
        with self.forks[first]:
            eat()
