"""At most n - 1 philosophers sit down, so that one of them finds both forks. camelCase."""

from threading import BoundedSemaphore, Lock


class Fork:
    def __init__(self):
        self.lock = Lock()


class Philosophers:
    def __init__(self, n):
        self.forks = [Fork() for _ in range(n)]
        # Two who sit alone need no second chair; with one chair they take turns.
        self.chairs = BoundedSemaphore(n - 1)

    def leftOf(self, i):
        return self.forks[i].lock

    def rightOf(self, i):
        return self.forks[(i + 1) % len(self.forks)].lock

    def dine(self, i, eat):
        self.chairs.acquire()
        try:
            with self.leftOf(i):
                with self.rightOf(i):
                    eat()
        finally:
            self.chairs.release()
