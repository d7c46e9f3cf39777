# deadlock: the waiter stays until the meal is over

import threading


class Philosophers:
    def __init__(self, n):
        self.waiter = threading.Lock()
        self.forks = [threading.Lock() for _ in range(n)]

    def dine(self, i, eat):
        first = min(i, (i + 1) % len(self.forks))
        second = max(i, (i + 1) % len(self.forks))
        with self.waiter, self.forks[first]:
            with self.forks[second]:
                eat()
