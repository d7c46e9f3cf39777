# deadlock: after the last number the baton goes to one thread only

from threading import Semaphore


class FizzBuzz:
    def __init__(self, n):
        self.n = n
        self.i = 1
        self.turn = [Semaphore(1), Semaphore(0), Semaphore(0), Semaphore(0)]

    def who(self):
        return (self.i % 3 == 0) + 2 * (self.i % 5 == 0)

    def play(self, me, say):
        while self.i <= self.n:
            self.turn[me].acquire()
            if self.i <= self.n:
                say()
                self.i += 1
            self.turn[self.who()].release()

    def fizz(self, emit):
        self.play(1, emit)

    def buzz(self, emit):
        self.play(2, emit)

    def fizzbuzz(self, emit):
        self.play(3, emit)

    def number(self, emit):
        self.play(0, lambda: emit(self.i))
