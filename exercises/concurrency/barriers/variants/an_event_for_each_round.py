"""Every round has an event of its own; the phases start and join fresh threads. camelCase and type hints."""

from __future__ import annotations

from threading import Event, Lock, Thread
from typing import Callable


class Round:
    def __init__(self) -> None:
        self.arrived = 0
        self.complete = Event()


class ReusableBarrier:
    def __init__(self, parties: int) -> None:
        self.parties = parties
        self.guard = Lock()
        self.currentRound = Round()

    def wait(self) -> int:
        with self.guard:
            myRound = self.currentRound
            myIndex = myRound.arrived
            myRound.arrived += 1
            if myRound.arrived == self.parties:
                self.currentRound = Round()
                myRound.complete.set()
        myRound.complete.wait()
        return self.parties - 1 - myIndex


def run_phases(workers: int, phases: int, work: Callable[[int, int], object]) -> None:
    raised: list[Exception] = []

    def attempt(worker: int, phase: int) -> None:
        try:
            work(worker, phase)
        except Exception as error:
            raised.append(error)

    for phase in range(phases):
        threads = [Thread(target=attempt, args=(worker, phase)) for worker in range(workers)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        if raised:
            raise raised[-1]
