"""All four meet at a barrier for every number; exactly one of them speaks in each round."""

from threading import Barrier


class FizzBuzz:
    def __init__(self, n):
        self.n = n
        self.barrier = Barrier(4)

    def rounds(self, mine, emit):
        for k in range(1, self.n + 1):
            if mine(k % 3 == 0, k % 5 == 0):
                emit(k)
            self.barrier.wait()

    def fizz(self, emit):
        self.rounds(lambda three, five: three and not five, lambda k: emit())

    def buzz(self, emit):
        self.rounds(lambda three, five: five and not three, lambda k: emit())

    def fizzbuzz(self, emit):
        self.rounds(lambda three, five: three and five, lambda k: emit())

    def number(self, emit):
        self.rounds(lambda three, five: not (three or five), emit)
