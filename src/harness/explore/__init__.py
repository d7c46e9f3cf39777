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
from ._scenario import Scenario
from ._suite import explore, replay

__all__ = ["Call", "Outcome", "Scenario", "call", "explore", "replay"]
