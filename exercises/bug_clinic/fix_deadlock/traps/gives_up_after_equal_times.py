# livelock: whoever waits too long for the second fork puts the first one back, and all wait equally long

import threading


class Philosophers:
    def __init__(self, n):
        self.forks = [threading.Lock() for _ in range(n)]

    def dine(self, i, eat):
        left, right = self.forks[i], self.forks[(i + 1) % len(self.forks)]
        eaten = False
        while not eaten:
            left.acquire()
            try:
                if right.acquire(timeout=0.05):
                    try:
                        eat()
                        eaten = True
                    finally:
                        right.release()
            finally:
                left.release()
