# own-work: a ready-made barrier does the work

import threading


class ReusableBarrier:
    def __init__(self, parties):
        self.parties = parties
        self.barrier = threading.Barrier(parties)

    def wait(self):
        return self.barrier.wait()


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
