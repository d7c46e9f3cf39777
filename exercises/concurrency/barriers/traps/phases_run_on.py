# failed: nobody waits between the phases

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
    barrier = ReusableBarrier(workers)
    errors = []

    def loop(worker):
        for phase in range(phases):
            try:
                work(worker, phase)
            except Exception as error:
                errors.append(error)
            if errors:
                break

    threads = [threading.Thread(target=loop, args=(worker,)) for worker in range(workers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if errors:
        raise errors[0]
