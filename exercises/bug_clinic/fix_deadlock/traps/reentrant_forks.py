# deadlock: reentrant locks help against oneself only

import threading


class Philosophers:
    def __init__(self, n):
        self.forks = [threading.RLock() for _ in range(n)]

    def dine(self, i, eat):
        first = i
        second = (i + 1) % len(self.forks)
        with self.forks[first]:
            with self.forks[second]:
                eat()
