# deadlock: a quick thread takes a permit that was meant for a slow one of the round before

import threading


class ReusableBarrier:
    def __init__(self, parties):
        self.parties = parties
        self.count = 0
        self.generation = 0
        self.lock = threading.Lock()
        self.gate = threading.Semaphore(0)

    def wait(self):
        with self.lock:
            index = self.count
            self.count += 1
            if self.count == self.parties:
                self.count = 0
                for _ in range(self.parties):
                    self.gate.release()
        self.gate.acquire()
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
