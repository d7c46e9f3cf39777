# race: eats without forks

import threading


class Philosophers:
    def __init__(self, n):
        self.forks = [threading.Lock() for _ in range(n)]

    def dine(self, i, eat):
        first = min(i, (i + 1) % len(self.forks))
        second = max(i, (i + 1) % len(self.forks))
        eat()
