"""One condition and two states, filling and draining; the phases go through a pool of threads."""

import threading
from concurrent.futures import ThreadPoolExecutor


class ReusableBarrier:
    def __init__(self, parties):
        self.n = parties
        self.inside = 0
        self.draining = False
        self.cond = threading.Condition(threading.Lock())

    def wait(self):
        with self.cond:
            while self.draining:
                self.cond.wait()
            me = self.inside
            self.inside += 1
            if self.inside == self.n:
                self.draining = True
                self.cond.notify_all()
            while not self.draining:
                self.cond.wait()
            self.inside -= 1
            if self.inside == 0:
                self.draining = False
                self.cond.notify_all()
            return me


def run_phases(workers, phases, work):
    with ThreadPoolExecutor(max_workers=workers) as pool:
        for phase in range(phases):
            futures = [pool.submit(work, worker, phase) for worker in range(workers)]
            results = [future.exception() for future in futures]
            for error in results:
                if error is not None:
                    raise error
