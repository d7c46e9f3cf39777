"""Two turnstiles of semaphores; the phases use the library's barrier, which a failing worker aborts."""

import threading
from threading import BrokenBarrierError, Lock, Semaphore, Thread


class ReusableBarrier:
    def __init__(self, parties):
        self.parties = parties
        self.count = 0
        self.lock = Lock()
        self.entry = Semaphore(0)
        self.exit = Semaphore(0)

    def wait(self):
        with self.lock:
            place = self.count
            self.count += 1
            if self.count == self.parties:
                for _ in range(self.parties):
                    self.entry.release()
        self.entry.acquire()
        with self.lock:
            self.count -= 1
            if self.count == 0:
                for _ in range(self.parties):
                    self.exit.release()
        self.exit.acquire()
        return place


def run_phases(workers, phases, work):
    barrier = threading.Barrier(workers)
    problems = []

    def loop(me):
        try:
            for phase in range(phases):
                work(me, phase)
                barrier.wait()
        except BrokenBarrierError:
            print("worker", me, "stops")
        except Exception as problem:
            problems.append(problem)
            barrier.abort()

    crew = [Thread(target=loop, args=(me,)) for me in range(workers)]
    for member in crew:
        member.start()
    for member in crew:
        member.join()
    for problem in problems:
        raise problem
