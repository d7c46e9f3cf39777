# deadlock: a semaphore of one lets nobody eat beside another

import threading


class Philosophers:
    def __init__(self, n):
        self.chairs = threading.Semaphore(1)
        self.forks = [threading.Lock() for _ in range(n)]

    def dine(self, i, eat):
        with self.chairs:
            with self.forks[i]:
                with self.forks[(i + 1) % len(self.forks)]:
                    eat()
