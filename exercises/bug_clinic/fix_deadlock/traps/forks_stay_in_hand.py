# deadlock: the forks do not come back when eating fails

import threading


class Philosophers:
    def __init__(self, n):
        self.forks = [threading.Lock() for _ in range(n)]

    def dine(self, i, eat):
        first = min(i, (i + 1) % len(self.forks))
        second = max(i, (i + 1) % len(self.forks))
        self.forks[first].acquire()
        self.forks[second].acquire()
        eat()
        self.forks[second].release()
        self.forks[first].release()
