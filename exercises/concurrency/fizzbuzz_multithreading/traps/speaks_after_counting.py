# failed: speaks after the number is counted up and the lock is free again

import threading


class FizzBuzz:
    def __init__(self, n):
        self.n = n
        self.k = 1
        self.changed = threading.Condition()

    def fizz(self, emit):
        self.speak(lambda k: k % 3 == 0 and k % 5 != 0, lambda k: emit())

    def buzz(self, emit):
        self.speak(lambda k: k % 3 != 0 and k % 5 == 0, lambda k: emit())

    def fizzbuzz(self, emit):
        self.speak(lambda k: k % 15 == 0, lambda k: emit())

    def number(self, emit):
        self.speak(lambda k: k % 3 != 0 and k % 5 != 0, emit)

    def speak(self, is_mine, say):
        while True:
            with self.changed:
                while self.k <= self.n and not is_mine(self.k):
                    self.changed.wait()
                if self.k > self.n:
                    return
                mine = self.k
                self.k += 1
                self.changed.notify_all()
            say(mine)
