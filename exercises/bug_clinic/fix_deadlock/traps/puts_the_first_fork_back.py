# race: puts the first fork back before it takes the second

import threading


class Philosophers:
    def __init__(self, n):
        self.forks = [threading.Lock() for _ in range(n)]

    def dine(self, i, eat):
        first = min(i, (i + 1) % len(self.forks))
        second = max(i, (i + 1) % len(self.forks))
        with self.forks[first]:
            pass
        with self.forks[second]:
            eat()
