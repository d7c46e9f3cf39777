# deadlock: a semaphore of n keeps nobody away

import threading


class Philosophers:
    def __init__(self, n):
        self.chairs = threading.Semaphore(n)
        self.forks = [threading.Lock() for _ in range(n)]

    def dine(self, i, eat):
        with self.chairs:
            with self.forks[i]:
                with self.forks[(i + 1) % len(self.forks)]:
                    eat()
