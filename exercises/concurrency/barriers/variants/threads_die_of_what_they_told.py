"""A library barrier for the phases; a thread that failed tells what happened and dies of it, the others of the broken barrier."""

import threading


class ReusableBarrier:
    def __init__(self, parties):
        self.parties = parties
        self.arrivals = 0
        self.changed = threading.Condition()

    def wait(self):
        with self.changed:
            number = self.arrivals
            self.arrivals += 1
            complete = (number // self.parties + 1) * self.parties
            if self.arrivals == complete:
                self.changed.notify_all()
            self.changed.wait_for(lambda: self.arrivals >= complete)
        return number % self.parties


def run_phases(workers, phases, work):
    barrier = threading.Barrier(workers)
    errors = []

    def run(worker):
        try:
            for phase in range(phases):
                work(worker, phase)
                barrier.wait()
        except threading.BrokenBarrierError:
            raise
        except BaseException as error:
            errors.append(error)
            barrier.abort()
            raise

    threads = [threading.Thread(target=run, args=(worker,)) for worker in range(workers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if errors:
        raise errors[0]
