# race: every method has a condition of its own, so the number is not protected

import threading


class FizzBuzz:
    def __init__(self, n):
        self.n = n
        self.k = 1

    def fizz(self, emit):
        self.speak(lambda k: k % 3 == 0 and k % 5 != 0, lambda k: emit())

    def buzz(self, emit):
        self.speak(lambda k: k % 3 != 0 and k % 5 == 0, lambda k: emit())

    def fizzbuzz(self, emit):
        self.speak(lambda k: k % 15 == 0, lambda k: emit())

    def number(self, emit):
        self.speak(lambda k: k % 3 != 0 and k % 5 != 0, emit)

    def speak(self, is_mine, say):
        changed = threading.Condition()
        while True:
            with changed:
                while self.k <= self.n and not is_mine(self.k):
                    changed.wait(0.01)
                if self.k > self.n:
                    return
                say(self.k)
                self.k += 1
                changed.notify_all()
