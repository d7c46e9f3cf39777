# deadlock: swaps the forks for philosopher n, who does not exist

import threading


class Philosophers:
    def __init__(self, n):
        self.forks = [threading.Lock() for _ in range(n)]

    def dine(self, i, eat):
        first, second = i, (i + 1) % len(self.forks)
        if i == len(self.forks):
            first, second = second, first
        with self.forks[first]:
            with self.forks[second]:
                eat()
