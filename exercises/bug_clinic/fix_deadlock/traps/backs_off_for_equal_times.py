# livelock: whoever gets only one fork backs off, all of them for the same time

import threading
import time


class Philosophers:
    def __init__(self, n):
        self.forks = [threading.Lock() for _ in range(n)]

    def dine(self, i, eat):
        left = self.forks[i]
        right = self.forks[(i + 1) % len(self.forks)]
        while True:
            with left:
                if right.acquire(blocking=False):
                    try:
                        eat()
                        return
                    finally:
                        right.release()
            time.sleep(0.01)
