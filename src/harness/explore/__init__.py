"""Explores the interleavings of threads and the orders of tasks, and tells which one breaks a solution.

A suite describes a scenario; ``explore`` runs it under every schedule with few preemptions and a sample of the
others, one thread at a time, in virtual time::

    from harness.explore import call, explore

    def deposits_are_not_lost(s):
        account = s.solution.Account(10)
        s.threads(lambda: account.deposit(5), lambda: account.deposit(3))
        s.equal(account.balance, 18, "the balance after both deposits")

    explore(path, deposits_are_not_lost)

A scenario may also say what holds all the time, or that an object behaves as if its calls came one after the other::

    s.always(lambda: a.balance + b.balance == 10, "money was lost", when=lambda: s.idle)
    s.linearizable(s.solution.Stack(), Model(), [call("push", 1), call("pop")], [call("push", 2)])

An ``async def`` scenario explores the order in which ready tasks take their turns. A failure carries the
shortest schedule found, as text and as data (``failure.data["schedule"]``); after ``replay(data["schedule"],
data["scenario"])`` an exploration runs exactly that schedule and no other.
"""

from __future__ import annotations

from ._linearizable import Call, call
from ._outcome import Outcome

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Dict, Optional

    from ._scenario import Scenario

__all__ = ["Call", "Outcome", "Scenario", "call", "explore", "replay"]


def load() -> None:
    """Load the engine. A suite names it before its first test and uses it in later ones, which is time enough."""
    from . import _suite  # noqa: F401


def explore(*described: Any, **options: Any) -> Dict[str, Any]:
    """Run a scenario under many schedules; ``_suite.explore`` tells the parameters."""
    from ._suite import explore as run

    return run(*described, **options)


def replay(schedule: Optional[str], scenario: Optional[str] = None, debug: bool = False) -> None:
    """Let explorations run one schedule and no other; ``_suite.replay`` tells the parameters."""
    from ._suite import replay as record

    record(schedule, scenario, debug)


def __getattr__(name: str) -> Any:
    if name == "Scenario":
        from ._scenario import Scenario

        return Scenario
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
