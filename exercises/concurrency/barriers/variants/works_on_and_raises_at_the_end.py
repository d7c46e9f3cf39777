"""Nobody is called off: the others work on through all phases, and the first exception comes out when all have ended."""

import threading
from concurrent.futures import ThreadPoolExecutor


class ReusableBarrier:
    def __init__(self, parties):
        self.parties = parties
        self.lock = threading.Lock()
        self.gate, self.inside = threading.Event(), 0

    def wait(self):
        with self.lock:
            index, gate = self.inside, self.gate
            self.inside += 1
            if self.inside == self.parties:
                self.gate, self.inside = threading.Event(), 0
                gate.set()
        gate.wait()
        return index


def run_phases(workers, phases, work):
    barrier = ReusableBarrier(workers)

    def allPhases(worker):
        failure = None
        for phase in range(phases):
            try:
                work(worker, phase)
            except Exception as error:
                failure = failure or error
            barrier.wait()
        return failure

    with ThreadPoolExecutor(workers) as pool:
        failures = [each for each in pool.map(allPhases, range(workers)) if each]
    if failures:
        raise failures[0]
