"""The parts of the explorer that can be looked at by themselves."""

from __future__ import annotations

import unittest
from typing import Any, Dict, FrozenSet, List, Optional, Sequence, Set, Tuple

from harness.explore._enumeration import Enumeration
from harness.explore._linearizable import Done, call, explanation
from harness.explore._minimise import minimise
from harness.explore._outcome import Outcome
from harness.explore._peek import peek, show
from harness.explore._recorder import LockOrder, lock_cycles
from harness.explore._schedule import Schedule, decode
from harness.explore._text import LINES, render

Deviation = Tuple[int, int, int]


class Schedules(unittest.TestCase):
    def test_survive_being_written_down(self) -> None:
        for schedule in (
            Schedule(),
            Schedule(((0, 5, 1), (12, 3456, 0))),
            Schedule(((-1, 2, 3),), any_time=True),
            Schedule(((1, 2, 3),), any_time=True, signalled=(0, 7), shortest=0.05),
            Schedule(lockstep=True),
            Schedule(lockstep=True, exact=True),
        ):
            self.assertEqual(decode(schedule.encode()), schedule)

    def test_refuse_what_is_none(self) -> None:
        for text in ("", "T0@5>1", "ip1 T0@5", "ip1 X0@5>1", "ip2"):
            with self.assertRaises(ValueError):
                decode(text)


class Minimising(unittest.TestCase):
    def test_keeps_only_what_the_failure_needs(self) -> None:
        needed = {(1, 7, 2), (2, 3, 1)}
        noise = [(0, n, 1) for n in range(30)]

        def attempt(deviations: Sequence[Deviation]) -> Optional[List[Deviation]]:
            return list(deviations) if needed <= set(deviations) else None

        shortest = minimise([*noise[:15], (1, 7, 2), *noise[15:], (2, 3, 1)], attempt, 200)
        self.assertEqual(set(shortest), needed)

    def test_stops_when_its_attempts_are_used_up(self) -> None:
        tried: List[int] = []

        def attempt(deviations: Sequence[Deviation]) -> Optional[List[Deviation]]:
            tried.append(len(deviations))
            return None

        minimise([(0, n, 1) for n in range(50)], attempt, 7)
        self.assertEqual(len(tried), 7)


class Enumerating(unittest.TestCase):
    def test_hands_out_few_deviations_first_and_every_plan_once(self) -> None:
        enumeration = Enumeration(0, 1000)
        # Two choices, each among three threads, whatever was chosen before.
        choices = [(0, 1, (0, 1, 2), 0), (0, 2, (0, 1, 2), 0)]
        enumeration.add((), choices)
        plans = []
        while True:
            plan = enumeration.next()
            if plan is None:
                break
            plans.append(plan)
            enumeration.add(plan, choices)
        self.assertEqual([len(plan) for plan in plans], [1] * 4 + [2] * 4)
        self.assertEqual(len(set(plans)), 8)
        self.assertTrue(enumeration.exhausted)
        self.assertEqual(enumeration.delays, 2)

    def test_does_not_claim_what_it_has_left_out(self) -> None:
        enumeration = Enumeration(0, 3)
        enumeration.add((), [(0, n, (0, 1), 0) for n in range(10)])
        self.assertIsNotNone(enumeration.next())
        self.assertEqual(enumeration.delays, 0)
        self.assertFalse(enumeration.exhausted)


class LockOrders(unittest.TestCase):
    def order(self, *edges: Tuple[int, int, int, FrozenSet[int]]) -> LockOrder:
        order: Dict[Tuple[int, int], Set[Tuple[int, FrozenSet[int]]]] = {}
        for held, wanted, thread, gates in edges:
            order.setdefault((held, wanted), set()).add((thread, gates))
        return order

    def test_a_cycle_of_two_threads_is_a_possible_deadlock(self) -> None:
        none: FrozenSet[int] = frozenset()
        self.assertEqual(lock_cycles(self.order((1, 2, 1, none), (2, 1, 2, none))), [[(1, 2), (2, 1)]])

    def test_one_thread_alone_cannot_close_it(self) -> None:
        none: FrozenSet[int] = frozenset()
        self.assertEqual(lock_cycles(self.order((1, 2, 1, none), (2, 1, 1, none))), [])

    def test_a_lock_around_both_rules_it_out(self) -> None:
        gate = frozenset({9})
        self.assertEqual(lock_cycles(self.order((1, 2, 1, gate), (2, 1, 2, gate))), [])

    def test_many_locks_of_few_threads_are_no_long_search(self) -> None:
        # Two threads that take two dozen locks in opposite orders: paths without number, but cycles of two alone.
        none: FrozenSet[int] = frozenset()
        pairs = [(one, other) for one in range(24) for other in range(one + 1, 24)]
        found = lock_cycles(self.order(*[(a, b, 1, none) for a, b in pairs], *[(b, a, 2, none) for a, b in pairs]))
        self.assertEqual({len(cycle) for cycle in found}, {2})


class Register:
    def __init__(self) -> None:
        self.value: Any = None

    def put(self, value: Any) -> None:
        self.value = value

    def get(self) -> Any:
        return self.value


class Histories(unittest.TestCase):
    def test_overlapping_calls_may_come_in_either_order(self) -> None:
        history = [Done(0, call("put", 1), 1, 4, Outcome()), Done(1, call("get"), 2, 3, Outcome(None))]
        self.assertIsNotNone(explanation(history, Register()))

    def test_what_came_later_cannot_come_first(self) -> None:
        history = [Done(0, call("put", 1), 1, 2, Outcome()), Done(1, call("get"), 3, 4, Outcome(None))]
        self.assertIsNone(explanation(history, Register()))

    def test_exceptions_are_compared_by_type(self) -> None:
        history = [Done(0, call("missing"), 1, 2, Outcome(None, AttributeError("told otherwise")))]
        self.assertIsNotNone(explanation(history, Register()))


class Slotted:
    __slots__ = ("x",)

    def __init__(self) -> None:
        self.x = 3


class Loud:
    @property
    def value(self) -> int:
        raise AssertionError("the learner's code was run")

    def __repr__(self) -> str:
        raise AssertionError("the learner's code was run")


class Peeking(unittest.TestCase):
    def test_runs_none_of_the_learners_code(self) -> None:
        self.assertEqual(show(peek(Loud(), "value")), "?")
        self.assertEqual(show([Loud(), 1]), "[Loud, 1]")

    def test_sees_slots(self) -> None:
        self.assertEqual(peek(Slotted(), "x"), 3)

    def test_stays_short(self) -> None:
        self.assertLessEqual(len(show(list(range(1000)))), 40)
        self.assertLessEqual(len(show("x" * 1000)), 40)


class Text(unittest.TestCase):
    def step(self, thread: str, line: int, preempted: bool = False) -> Dict[str, Any]:
        return {"thread": thread, "line": line, "op": "read", "name": "self.n", "value": "1", "preempted": preempted}

    def test_fits_in_fifteen_lines_and_keeps_the_switches(self) -> None:
        steps = [self.step("T1", n, preempted=n == 40) for n in range(41)] + [self.step("T2", n) for n in range(40)]
        lines = render(steps, "=> it failed").splitlines()
        self.assertLessEqual(len(lines), LINES)
        self.assertTrue(any("---- T1 is preempted here, T2 runs" in line for line in lines))
        self.assertEqual(lines[-1], "=> it failed")

    def test_shows_a_short_one_in_full(self) -> None:
        lines = render([self.step("T1", 1), self.step("T1", 2)], "=> it failed").splitlines()
        self.assertEqual(lines, ["T1  line 1  read    self.n = 1", "T1  line 2  read    self.n = 1", "=> it failed"])
