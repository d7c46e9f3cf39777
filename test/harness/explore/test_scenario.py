"""Scenarios as suites write them."""

from __future__ import annotations

import asyncio
import os
import tempfile
import textwrap
import threading
import time
import unittest
from typing import Any, Callable, Dict, List

from harness.explore import Scenario, call, explore, replay
from harness.failure import CheckFailure

ACCOUNT = """
    import random, threading, time

    class Account:
        def __init__(self, balance):
            self.balance = balance
            self.lock = threading.Lock()

        def deposit(self, amount):
            with self.lock:
                self.balance += amount

        def careless_deposit(self, amount):
            self.balance += amount

        def withdraw(self, amount):
            with self.lock:
                if amount > self.balance:
                    raise ValueError(amount)
                self.balance -= amount

    def transfer(source, target, amount):
        source.withdraw(amount)
        target.deposit(amount)

    class Stack:
        def __init__(self):
            self.items = []

        def push(self, item):
            self.items.append(item)

        def pop(self):
            return self.items.pop() if self.items else None

    class Turn:
        def __init__(self):
            self.turn = 0
            self.changed = threading.Condition()

        def wait_politely(self, mine):
            with self.changed:
                while self.turn != mine:
                    self.changed.wait()
                self.turn += 1
                self.changed.notify_all()

        def look_now_and_then(self, mine):
            with self.changed:
                while self.turn != mine:
                    self.changed.wait(0.01)
                self.turn += 1

        def ask_all_the_time(self, mine):
            while self.turn != mine:
                pass
            self.turn += 1

    def keep(lock):
        lock.acquire()

    def give_way(mine, theirs, pause):
        while True:
            with mine:
                if theirs.acquire(blocking=False):
                    theirs.release()
                    return
            time.sleep(pause())

    def draw_lots():
        return random.uniform(0.01, 0.02)
"""

TASKS = """
    import asyncio
    import time

    async def in_turn(emit, n):
        for i in range(n):
            emit(i)
            await asyncio.sleep(0)

    async def two(emit):
        await asyncio.gather(in_turn(emit, 2), in_turn(emit, 2))

    async def pause(delay):
        await asyncio.sleep(delay)

    async def block(delay):
        time.sleep(delay)

    async def call(fn):
        return fn()
"""


class Model:
    """A stack for one thread."""

    def __init__(self) -> None:
        self.items: List[Any] = []

    def push(self, item: Any) -> None:
        self.items.append(item)

    def pop(self) -> Any:
        return self.items.pop() if self.items else None


class ScenarioCase(unittest.TestCase):
    def solution(self, text: str) -> str:
        folder = tempfile.mkdtemp()
        self.addCleanup(lambda: (os.remove(path), os.rmdir(folder)))
        path = os.path.join(folder, "explored.py")
        with open(path, "w", encoding="utf-8") as file:
            file.write(textwrap.dedent(text))
        return path

    def fails(self, scenario: Callable[..., Any], text: str = ACCOUNT, **options: Any) -> CheckFailure:
        with self.assertRaises(CheckFailure) as caught:
            explore(self.solution(text), scenario, **options)
        return caught.exception

    def passes(self, scenario: Callable[..., Any], text: str = ACCOUNT, **options: Any) -> Dict[str, Any]:
        return explore(self.solution(text), scenario, **{"schedules": 80, **options})


class Threads(ScenarioCase):
    def test_a_lost_update_is_a_race_with_the_shortest_schedule(self) -> None:
        def scenario(s: Scenario) -> None:
            account = s.solution.Account(10)
            s.threads(lambda: account.careless_deposit(5), lambda: account.careless_deposit(3))
            s.equal(account.balance, 18, "the balance after both deposits", because="deposits add up")

        failure = self.fails(scenario)
        self.assertEqual(failure.verdict, "race")
        self.assertIn("the balance after both deposits: got 1", failure.summary)
        self.assertEqual(failure.expected, "18")
        self.assertEqual(failure.because, "deposits add up")
        data = failure.data["schedule"]
        self.assertEqual(data["preemptions"], 1)
        self.assertIn("preempted here", failure.detail)
        accesses = [(step["op"], step["name"], step["line"]) for step in data["steps"] if step["thread"] == "T2"]
        self.assertEqual(accesses[:2], [("read", "self.balance", 14), ("write", "self.balance", 14)])
        self.assertEqual(sum(step["preempted"] for step in data["steps"]), 1)

    def test_a_race_that_shows_in_no_line_is_found_where_a_thread_was_preempted(self) -> None:
        def scenario(s: Scenario) -> None:
            account = s.solution.Account(10)
            s.threads(lambda: account.careless_deposit(5), lambda: account.careless_deposit(3))
            s.check(account.balance == 18, "the `balance` is too low")

        failure = self.fails(scenario)
        self.assertEqual(failure.line, 14)
        self.assertEqual(failure.detail.splitlines()[-1], "=> the balance is too low")

    def test_a_right_solution_passes_and_says_what_was_covered(self) -> None:
        def scenario(s: Scenario) -> None:
            account = s.solution.Account(10)
            s.threads(lambda: account.deposit(5), lambda: account.deposit(3))
            s.equal(account.balance, 18, "the balance after both deposits")

        report = self.passes(scenario)
        self.assertEqual(report["verdict"], "none")
        self.assertIn("schedules tried", report["coverage"])

    def test_what_is_wrong_under_every_schedule_is_no_race(self) -> None:
        def scenario(s: Scenario) -> None:
            account = s.solution.Account(10)
            s.threads(lambda: account.deposit(5), lambda: account.deposit(3))
            s.equal(account.balance, 19, "the balance")

        self.assertEqual(self.fails(scenario).verdict, "failed")

    def test_expected_exceptions_are_outcomes(self) -> None:
        seen = set()

        def scenario(s: Scenario) -> None:
            account = s.solution.Account(4)
            outcomes = s.threads(lambda: account.withdraw(3), lambda: account.withdraw(3), raises=(ValueError,))
            s.one_of(sorted(str(each.raised) for each in outcomes), [["None", "ValueError"]], "one is refused")
            seen.add(tuple(each.raised for each in outcomes))

        self.passes(scenario)
        self.assertEqual(seen, {(None, "ValueError"), ("ValueError", None)})

    def test_an_unexpected_exception_fails_with_its_line(self) -> None:
        def scenario(s: Scenario) -> None:
            account = s.solution.Account(4)
            s.threads(lambda: account.withdraw(3), lambda: account.withdraw(3))

        failure = self.fails(scenario)
        self.assertEqual((failure.verdict, failure.line), ("exception", 19))
        self.assertIsInstance(failure.__cause__, ValueError)
        self.assertIn("=> T2, line 19: ValueError", failure.detail)

    def test_an_exception_before_any_thread_has_no_schedule_to_tell(self) -> None:
        def scenario(s: Scenario) -> None:
            s.threads(s.solution.Account(0).missing)

        self.assertEqual(self.fails(scenario).detail, "")

    def test_what_a_property_gives_is_not_guessed(self) -> None:
        def scenario(s: Scenario) -> None:
            cell = s.solution.Cell()
            s.threads(lambda: s.solution.copy(cell), lambda: s.solution.copy(cell))
            s.check(False, "shown")

        text = """
            class Cell:
                n = 0
                @property
                def value(self):
                    return self.n
                @value.setter
                def value(self, n):
                    self.n = n

            def copy(cell):
                cell.value = cell.value + 1
        """
        self.assertNotIn("?", self.fails(scenario, text).detail)

    def test_an_invariant_is_looked_at_whenever_nothing_is_in_progress(self) -> None:
        def scenario(s: Scenario) -> None:
            a, b = s.solution.Account(5), s.solution.Account(5)
            s.always(lambda: a.balance + b.balance == 10, "money was lost", when=lambda: s.idle)
            s.threads(lambda: s.solution.transfer(a, b, 1), lambda: s.solution.transfer(b, a, 2))

        self.passes(scenario)

    def test_an_invariant_that_breaks_in_between_is_noticed(self) -> None:
        def scenario(s: Scenario) -> None:
            a, b = s.solution.Account(5), s.solution.Account(5)
            s.always(lambda: a.balance + b.balance == 10, "money was in nobody's account")
            s.threads(lambda: s.solution.transfer(a, b, 1), lambda: s.solution.transfer(b, a, 2))

        failure = self.fails(scenario)
        self.assertIn("money was in nobody's account", failure.summary)

    def test_a_list_of_calls_runs_in_one_thread(self) -> None:
        def scenario(s: Scenario) -> None:
            account = s.solution.Account(0)
            first, second = s.threads([lambda: account.deposit(1), lambda: account.balance], lambda: account.deposit(2))
            s.one_of(first[1].value, [1, 3], "the balance after the own deposit")
            s.equal(second.value, None, "what deposit returns")

        self.passes(scenario)

    def test_histories_that_no_order_explains_fail(self) -> None:
        def scenario(s: Scenario) -> None:
            s.linearizable(s.solution.Stack(), Model(), [call("push", 1), call("pop")], [call("pop")])

        failure = self.fails(scenario)
        self.assertEqual(failure.verdict, "race")
        self.assertEqual(failure.summary, "no order of the calls explains what they returned (under this schedule)")
        self.assertIn("T2: pop()", failure.detail)

    def test_busy_waiting_fails_where_steps_are_limited(self) -> None:
        def asking(s: Scenario) -> None:
            turn = s.solution.Turn()
            s.threads(lambda: turn.ask_all_the_time(1), lambda: turn.ask_all_the_time(0))

        def waiting(s: Scenario) -> None:
            turn = s.solution.Turn()
            s.threads(lambda: turn.wait_politely(1), lambda: turn.wait_politely(0))

        failure = self.fails(asking, steps=60)
        self.assertEqual(failure.verdict, "livelock")
        self.passes(waiting, steps=60)

    def test_looking_again_and_again_fails_where_looks_are_limited(self) -> None:
        def meeting(s: Scenario, wait: Callable[[Any, int], None]) -> None:
            turn = s.solution.Turn()

            def late() -> None:
                time.sleep(1)
                wait(turn, 0)

            s.threads(lambda: wait(turn, 1), late)

        def looking(s: Scenario) -> None:
            meeting(s, s.solution.Turn.look_now_and_then)

        failure = self.fails(looking, looks=5)
        self.assertEqual(failure.verdict, "livelock")
        self.passes(looking)
        self.passes(lambda s: meeting(s, s.solution.Turn.wait_politely), looks=5)

    def test_giving_way_for_equal_times_fails_where_sleeps_are_exact(self) -> None:
        def pauses(s: Scenario, pause: Callable[[], float]) -> None:
            one, other = threading.Lock(), threading.Lock()
            give_way = s.solution.give_way
            s.threads(lambda: give_way(one, other, pause), lambda: give_way(other, one, pause))

        def equal(s: Scenario) -> None:
            pauses(s, lambda: 0.01)

        def drawn(s: Scenario) -> None:
            pauses(s, s.solution.draw_lots)

        found = self.fails(equal, exact_sleeps=True)
        self.assertEqual(found.verdict, "livelock")
        self.addCleanup(replay, None)
        replay(found.data["schedule"]["schedule"])
        self.assertEqual(self.fails(equal).verdict, "livelock")
        replay(None)
        self.passes(equal)
        self.passes(drawn, exact_sleeps=True)

    def test_a_lock_left_behind_is_a_leak(self) -> None:
        def scenario(s: Scenario) -> None:
            lock = threading.Lock()
            s.threads(lambda: s.solution.keep(lock))
            s.all_released()

        self.assertEqual(self.fails(scenario).verdict, "leak")

    def test_names_imported_into_the_suite_are_controlled_too(self) -> None:
        def scenario(s: Scenario) -> None:
            before = time.monotonic()
            s.threads(lambda: time.sleep(100), lambda: time.sleep(50))
            s.check(100 <= time.monotonic() - before < 101, "sleeping at the same time")

        self.passes(scenario)

    def test_the_same_seed_finds_the_same_schedule(self) -> None:
        def scenario(s: Scenario) -> None:
            account = s.solution.Account(10)
            s.threads(lambda: account.careless_deposit(5), lambda: account.careless_deposit(3))
            s.equal(account.balance, 18, "the balance")

        one, other = (self.fails(scenario, seed=3).data["schedule"] for _ in range(2))
        self.assertEqual((one["schedule"], one["steps"]), (other["schedule"], other["steps"]))

    def test_a_failure_is_replayed_exactly_and_other_scenarios_are_left_out(self) -> None:
        def scenario(s: Scenario) -> None:
            account = s.solution.Account(10)
            s.threads(lambda: account.careless_deposit(5), lambda: account.careless_deposit(3))
            s.equal(account.balance, 18, "the balance")

        def other(s: Scenario) -> None:
            s.check(False, "this one is not wanted")

        first = self.fails(scenario).data["schedule"]
        self.addCleanup(replay, None)
        replay(first["schedule"], first["scenario"])
        again = self.fails(scenario).data["schedule"]
        self.assertEqual((again["steps"], again["schedules"]), (first["steps"], 1))
        self.passes(other)


class Tasks(ScenarioCase):
    def test_orders_of_tasks_are_explored(self) -> None:
        orders = set()

        async def scenario(s: Any) -> None:
            said: List[int] = []
            await s.solution.two(said.append)
            orders.add(tuple(said))

        explore(self.solution(TASKS), scenario)
        self.assertEqual(orders, {(0, 0, 1, 1), (0, 1, 0, 1)})

    def test_a_task_begins_before_its_maker_goes_on_while_siblings_begin_in_any_order(self) -> None:
        orders = set()

        async def scenario(s: Any) -> None:
            said: List[str] = []

            async def child(name: str) -> None:
                said.append(name)

            tasks = [asyncio.ensure_future(child(name)) for name in "ab"]
            await asyncio.sleep(0)
            said.append("maker")
            await asyncio.gather(*tasks)
            orders.add("".join(said))

        explore(self.solution(TASKS), scenario)
        self.assertEqual(orders, {"abmaker", "bamaker"})

    def test_time_is_virtual(self) -> None:
        async def scenario(s: Any) -> None:
            await s.solution.pause(3600)
            s.check(3600 <= s.elapsed < 3601, f"{s.elapsed} seconds went by")

        self.passes(scenario, TASKS)

    def test_a_sleep_that_blocks_the_loop_is_named(self) -> None:
        async def scenario(s: Any) -> None:
            await s.solution.block(1)

        failure = self.fails(scenario, TASKS)
        self.assertIn("time.sleep() blocks the event loop", failure.summary)

    def test_a_call_that_stops_the_loop_for_ever_is_named_rather_than_its_victims(self) -> None:
        async def scenario(s: Any) -> None:
            gate = threading.Event()

            async def opens() -> None:
                gate.set()

            opener = asyncio.ensure_future(opens())
            await s.solution.call(gate.wait)
            await opener

        failure = self.fails(scenario, TASKS)
        self.assertEqual(failure.verdict, "deadlock")
        self.assertEqual(
            failure.summary, "the event loop stands still: main waits in line 20 for Event, and no task can go on meanwhile"
        )

    def test_turns_are_counted(self) -> None:
        async def scenario(s: Any) -> None:
            before = s.turns
            await s.solution.two(lambda i: None)
            s.check(0 < s.turns - before < 20, f"{s.turns - before} turns")

        self.passes(scenario, TASKS)
