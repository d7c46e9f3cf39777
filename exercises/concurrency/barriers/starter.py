"""A barrier that can be used again, and work in phases."""

from typing import Callable


class ReusableBarrier:
    """Lets ``parties`` threads go on only when all of them have arrived, round after round."""

    def __init__(self, parties: int) -> None:
        raise NotImplementedError("ReusableBarrier(parties) should prepare a barrier.")

    def wait(self) -> int:
        """Wait for the others of this round; return an index from 0 to ``parties - 1``, each once a round."""
        raise NotImplementedError("wait() should wait until all parties have arrived.")


def run_phases(workers: int, phases: int, work: Callable[[int, int], object]) -> None:
    """Call ``work(worker, phase)`` in a thread for each worker; a phase begins when the one before has ended.

    Raises an exception that a call of ``work`` raised.
    """
    raise NotImplementedError("run_phases(workers, phases, work) should run the work phase by phase.")
