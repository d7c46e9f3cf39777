import asyncio
import time
import unittest

from test.harness.testing.support import KitTest

SOURCE = """
import asyncio
import threading
import time
from time import monotonic, sleep

async def pause(seconds):
    await asyncio.sleep(seconds)
    return seconds
async def blocking(seconds):
    time.sleep(seconds)
async def blocking_by_name(seconds):
    sleep(seconds)
async def stubborn(seconds):
    try:
        time.sleep(seconds)
    except BaseException:
        pass
async def never():
    await asyncio.get_running_loop().create_future()
async def waits_for_ever():
    await never()
async def sleeps_for_ever():
    while True:
        await asyncio.sleep(1)
async def in_thread(function):
    return await asyncio.get_running_loop().run_in_executor(None, function)
async def own_thread():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    threading.Thread(target=lambda: loop.call_soon_threadsafe(future.set_result, 5)).start()
    return await future
async def measured():
    began = monotonic(), time.time(), time.perf_counter()
    await asyncio.sleep(5)
    return [round(now - then, 3) for now, then in zip((monotonic(), time.time(), time.perf_counter()), began)]
async def leaves_a_task(log):
    async def left():
        try:
            await asyncio.sleep(100)
        finally:
            log.append("cleaned up")
    log.append(asyncio.ensure_future(left()))
    await asyncio.sleep(0)
def plain():
    return 3
"""


class VirtualTimeTest(KitTest):
    def setUp(self) -> None:
        self.suite = self.case(SOURCE)
        self.learner = self.suite.solution
        self.clock = self.suite.virtual_time()

    def test_sleeps_take_no_time_and_are_measured(self) -> None:
        began = time.monotonic()
        self.assertEqual(self.clock.run(self.learner.pause(10_000)), 10_000)
        self.assertEqual(round(self.clock.elapsed, 6), 10_000)
        self.assertLess(time.monotonic() - began, 1_000)

    def test_sleeps_side_by_side_take_the_longest_of_them(self) -> None:
        async def both() -> None:
            await asyncio.gather(self.learner.pause(2), self.learner.pause(3))

        self.clock.run(both())
        self.assertEqual(round(self.clock.elapsed, 6), 3)

    def test_work_that_takes_time_sets_sleeps_apart(self) -> None:
        ended = []

        async def works_and_sleeps(name: str) -> None:
            self.clock.advance(5)
            await asyncio.sleep(10)
            ended.append((name, round(self.clock.elapsed, 6)))

        async def both() -> None:
            await asyncio.gather(works_and_sleeps("first"), works_and_sleeps("second"))

        self.clock.run(both())
        self.assertEqual(ended, [("first", 15), ("second", 20)])

    def test_every_run_starts_at_zero(self) -> None:
        self.clock.run(self.learner.pause(2))
        self.clock.run(self.learner.pause(1))
        self.assertEqual(round(self.clock.elapsed, 6), 1)

    def test_timeouts_happen_in_virtual_time(self) -> None:
        with self.assertRaises(asyncio.TimeoutError):
            self.clock.run(asyncio.wait_for(self.learner.pause(60), 10))
        self.assertEqual(round(self.clock.elapsed, 6), 10)

    def test_a_blocking_sleep_is_named_with_its_line(self) -> None:
        for name, line in (("blocking", 11), ("blocking_by_name", 13), ("stubborn", 16)):
            with self.subTest(name=name):
                failure = self.failure(lambda name=name: self.clock.run(getattr(self.learner, name)(2)))
                self.assertEqual(failure.verdict, "failed")
                self.assertIn(f"time.sleep(2) on line {line} blocks the event loop", failure.summary)
                self.assertEqual((failure.slip, failure.line), ("Use await asyncio.sleep(2).", line))

    def test_the_real_functions_are_back_afterwards(self) -> None:
        before = time.sleep, time.time, time.monotonic, self.learner.sleep
        self.failure(lambda: self.clock.run(self.learner.blocking(2)))
        self.assertEqual((time.sleep, time.time, time.monotonic, self.learner.sleep), before)

    def test_clocks_follow_in_coroutines(self) -> None:
        self.assertEqual(self.clock.run(self.learner.measured()), [5.0, 5.0, 5.0])

    def test_tasks_that_nothing_can_wake_are_a_deadlock_with_their_lines(self) -> None:
        failure = self.failure(lambda: self.clock.run(self.learner.waits_for_ever()))
        self.assertEqual((failure.verdict, failure.line), ("deadlock", 20))
        self.assertEqual([[frame["line"] for frame in one["frames"]] for one in failure.threads], [[22, 20]])

    def test_sleeping_without_an_end_is_ended(self) -> None:
        failure = self.failure(lambda: self.clock.run(self.learner.sleeps_for_ever()))
        self.assertEqual((failure.verdict, failure.line), ("timed-out", 25))

    def test_work_in_threads_is_waited_for(self) -> None:
        self.assertEqual(self.clock.run(self.learner.in_thread(lambda: time.sleep(0.01) or 4)), 4)
        self.assertEqual(self.clock.run(self.learner.own_thread()), 5)

    def test_tasks_that_were_left_are_cancelled_and_awaited(self) -> None:
        log: list = []
        self.clock.run(self.learner.leaves_a_task(log))
        self.assertEqual(log[1:], ["cleaned up"])
        self.assertEqual(round(self.clock.elapsed, 6), 0)

    def test_a_plain_function_is_told_to_be_async(self) -> None:
        failure = self.failure(lambda: self.clock.run(self.learner.plain()))
        self.assertIn("it returned int", failure.summary)
        self.assertIn("async def", failure.slip or "")

    def test_a_coroutines_exception_comes_through(self) -> None:
        async def failing() -> None:
            raise KeyError("x")

        with self.assertRaises(KeyError):
            self.suite.run_async(failing())

    def test_loops_that_the_learner_makes_can_be_virtual_too(self) -> None:
        loop = self.clock.new_loop()
        self.addCleanup(loop.close)
        self.assertEqual(loop.run_until_complete(self.learner.pause(50)), 50)

    def test_an_example_that_awaits_runs_in_virtual_time(self) -> None:
        self.suite.example("""
            await pause(1000)  # -> 1000
            await asyncio.wait_for(pause(9), 5)  # raises asyncio.TimeoutError
        """)


if __name__ == "__main__":
    unittest.main()
