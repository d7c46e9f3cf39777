# failed: goes on after a tenth of a second, whether the others have come or not

import threading
from typing import Callable, List


class ReusableBarrier:
    """Lets ``parties`` threads go on only when all of them have arrived, round after round."""

    def __init__(self, parties: int) -> None:
        self._parties = parties
        self._arrived = 0
        self._round = 0
        self._changed = threading.Condition()

    def wait(self) -> int:
        """Wait for the others of this round; return an index from 0 to ``parties - 1``, each once a round."""
        with self._changed:
            index = self._arrived
            self._arrived += 1
            if self._arrived == self._parties:
                self._arrived = 0
                self._round += 1
                self._changed.notify_all()
                return index
            # The round never turns back: whoever wakes late still sees that its own one is over.
            mine = self._round
            self._changed.wait_for(lambda: self._round != mine, timeout=0.1)
            return index


def run_phases(workers: int, phases: int, work: Callable[[int, int], object]) -> None:
    """Call ``work(worker, phase)`` in a thread for each worker; a phase begins when the one before has ended.

    Raises an exception that a call of ``work`` raised.
    """
    barrier = ReusableBarrier(workers)
    errors: List[BaseException] = []

    def run(worker: int) -> None:
        for phase in range(phases):
            try:
                work(worker, phase)
            except BaseException as error:
                errors.append(error)
            barrier.wait()
            # Between the two waits nobody works, so that all workers come to the same answer.
            failed = bool(errors)
            barrier.wait()
            if failed:
                return

    threads = [threading.Thread(target=run, args=(worker,)) for worker in range(workers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if errors:
        raise errors[0]
