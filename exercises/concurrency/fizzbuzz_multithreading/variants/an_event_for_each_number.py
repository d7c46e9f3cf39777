"""Every number has an event that says that it has been said; each thread walks through its own numbers."""

import threading


class FizzBuzz:
    def __init__(self, n):
        self.numbers = range(1, n + 1)
        self.said = [threading.Event() for _ in range(n + 1)]
        self.said[0].set()

    def _mine(self, mine, say):
        for k in self.numbers:
            if mine(k):
                self.said[k - 1].wait()
                print("turn", k)
                say(k)
                self.said[k].set()

    def fizz(self, emit):
        return self._mine(lambda k: k % 3 == 0 and k % 15, lambda k: emit())

    def buzz(self, emit):
        return self._mine(lambda k: k % 5 == 0 and k % 15, lambda k: emit())

    def fizzbuzz(self, emit):
        return self._mine(lambda k: k % 15 == 0, lambda k: emit())

    def number(self, emit):
        return self._mine(lambda k: k % 3 and k % 5, emit)
