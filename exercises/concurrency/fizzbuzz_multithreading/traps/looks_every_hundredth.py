# livelock: wakes up every hundredth of a second to look whose turn it is

import threading


class FizzBuzz:
    def __init__(self, n):
        self.n, self.i, self.changed = n, 1, threading.Condition()

    def _play(self, mine, say):
        while True:
            with self.changed:
                while self.i <= self.n and not mine(self.i):
                    self.changed.wait(timeout=0.01)
                if self.i > self.n:
                    return
                say()
                self.i += 1

    def fizz(self, emit):
        self._play(lambda k: k % 3 == 0 and k % 5, emit)

    def buzz(self, emit):
        self._play(lambda k: k % 5 == 0 and k % 3, emit)

    def fizzbuzz(self, emit):
        self._play(lambda k: k % 15 == 0, emit)

    def number(self, emit):
        self._play(lambda k: k % 3 and k % 5, lambda: emit(self.i))
