"""A semaphore for each thread: a baton that goes to whoever is next, and to everybody at the end."""

from threading import Semaphore


class FizzBuzz:
    def __init__(self, n):
        self.n = n
        self.i = 0
        self.batons = {"fizz": Semaphore(0), "buzz": Semaphore(0), "both": Semaphore(0), "number": Semaphore(0)}
        self.next()

    def next(self):
        self.i += 1
        if self.i > self.n:
            for baton in self.batons.values():
                baton.release()
        elif self.i % 15 == 0:
            self.batons["both"].release()
        elif self.i % 3 == 0:
            self.batons["fizz"].release()
        elif self.i % 5 == 0:
            self.batons["buzz"].release()
        else:
            self.batons["number"].release()

    def run(self, name, say):
        while True:
            self.batons[name].acquire()
            if self.i > self.n:
                return
            say()
            self.next()

    def fizz(self, emit):
        self.run("fizz", emit)

    def buzz(self, emit):
        self.run("buzz", emit)

    def fizzbuzz(self, emit):
        self.run("both", emit)

    def number(self, emit):
        self.run("number", lambda: emit(self.i))
