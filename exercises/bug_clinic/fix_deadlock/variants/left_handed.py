"""Odd philosophers reach for the right fork first; acquire and release by hand, and prints."""

import threading


class Philosophers:
    def __init__(self, n):
        self.n = n
        self.forks = []
        for i in range(n):
            self.forks.append(threading.Semaphore(1))

    def dine(self, i, eat):
        first, second = i, (i + 1) % self.n
        if i % 2:
            first, second = second, first
        print("philosopher", i, "reaches for", first)
        self.forks[first].acquire()
        try:
            self.forks[second].acquire()
            try:
                return eat()
            finally:
                self.forks[second].release()
        finally:
            self.forks[first].release()
