# livelock: looks at the number in a loop that does nothing

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
        while self.k <= self.n:
            if is_mine(self.k):
                say(self.k)
                self.k += 1
