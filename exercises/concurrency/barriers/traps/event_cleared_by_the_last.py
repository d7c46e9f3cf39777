# deadlock: the event is set and cleared at once, and who sleeps too long misses it

import threading


class ReusableBarrier:
    def __init__(self, parties):
        self.parties = parties
        self.count = 0
        self.generation = 0
        self.cond = threading.Lock()
        self.full = threading.Event()

    def wait(self):
        with self.cond:
            index = self.count
            self.count = (self.count + 1) % self.parties
            last = self.count == 0
        if last:
            self.full.set()
            self.full.clear()
        else:
            self.full.wait()
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
