# deadlock: the calls of a phase run one after the other

import threading


class ReusableBarrier:
    def __init__(self, parties):
        self.parties = parties
        self.count = 0
        self.generation = 0
        self.cond = threading.Condition()

    def wait(self):
        with self.cond:
            index = self.count
            self.count += 1
            generation = self.generation
            if self.count == self.parties:
                self.count = 0
                self.generation += 1
                self.cond.notify_all()
            else:
                while generation == self.generation:
                    self.cond.wait()
        return index


def run_phases(workers, phases, work):
    for phase in range(phases):
        for worker in range(workers):
            thread = threading.Thread(target=lambda: None)
            thread.start()
            work(worker, phase)
            thread.join()
