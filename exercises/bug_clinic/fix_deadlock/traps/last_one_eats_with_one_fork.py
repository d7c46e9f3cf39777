# race: the last philosopher forgets that the table is round

import threading


class Philosophers:
    def __init__(self, n):
        self.forks = [threading.Lock() for _ in range(n)]

    def dine(self, i, eat):
        first = min(i, min(i + 1, len(self.forks) - 1))
        second = max(i, min(i + 1, len(self.forks) - 1))
        if first == second:
            with self.forks[first]:
                eat()
            return
        with self.forks[first]:
            with self.forks[second]:
                eat()
