# deadlock: all take the right fork first, and the circle turns the other way round

import threading


class Philosophers:
    def __init__(self, n):
        self.forks = [threading.Lock() for _ in range(n)]

    def dine(self, i, eat):
        first = (i + 1) % len(self.forks)
        second = i
        with self.forks[first]:
            with self.forks[second]:
                eat()
