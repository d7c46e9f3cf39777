# deadlock: the chair is not given back when eating fails

import threading


class Philosophers:
    def __init__(self, n):
        self.chairs = threading.Semaphore(n - 1)
        self.forks = [threading.Lock() for _ in range(n)]

    def dine(self, i, eat):
        self.chairs.acquire()
        with self.forks[i]:
            with self.forks[(i + 1) % len(self.forks)]:
                eat()
        self.chairs.release()
