# deadlock: the arrivals are counted before the lock is taken

import threading


class ReusableBarrier:
    def __init__(self, parties):
        self.parties = parties
        self.count = 0
        self.generation = 0
        self.cond = threading.Condition()

    def wait(self):
        index = self.count
        self.count += 1
        with self.cond:
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
    barrier = ReusableBarrier(workers)
    errors = []

    def loop(worker):
        for phase in range(phases):
            try:
                work(worker, phase)
            except Exception as error:
                errors.append(error)
            barrier.wait()
            failed = len(errors) > 0
            barrier.wait()
            if failed:
                break

    threads = [threading.Thread(target=loop, args=(worker,)) for worker in range(workers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if errors:
        raise errors[0]
