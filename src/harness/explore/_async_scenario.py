"""Scenarios of tasks: what an ``async def`` scenario gets."""

from __future__ import annotations

import asyncio
from types import ModuleType
from typing import Any

from ._checks import Checks


class AsyncScenario(Checks):
    """One run of an asynchronous scenario; it runs as a task on a loop whose order of tasks is explored.

    ``solution`` is the learner's module, fresh for every order. ``turns`` are the turns of the loop so far (one
    for every step of a task), ``elapsed`` the virtual seconds since the run began. ``time.sleep`` on the loop
    fails, since it blocks every task.

        async def takes_turns(s):
            said = []
            await s.solution.fizzbuzz(15, said.append)
            s.equal(said, expected, "what was emitted")
    """

    def __init__(self, run: Any, solution: ModuleType) -> None:
        super().__init__(run, solution)
        self.blocking_is_wrong()

    def blocking_is_wrong(self, on: bool = True) -> None:
        """Fail where ``time.sleep`` blocks the loop; that is so unless switched off."""
        self._run.reports_blocking = on

    @property
    def turns(self) -> int:
        return sum(loop.turns for loop in self._run.loops)


def run_async(coroutine: Any) -> None:
    """Run the scenario's coroutine to its end on a new loop."""
    asyncio.run(coroutine)
