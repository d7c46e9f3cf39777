import asyncio
import threading

from harness.explore import explore
from harness.testing import ExerciseTest, interleaving_test

TIMEOUTS = (TimeoutError, asyncio.TimeoutError)
ENDED = "when run_all ends, every one of its tasks has ended, clean-up included"


class OffTheLoop(ExerciseTest):
    """Off the loop"""

    def test_gives_the_result_of_a_function(self):
        self.example(
            """
            await run_blocking(pow, 2, 10)    # -> 1024
            await run_blocking(list)          # -> []
            """,
        )

    def test_an_exception_of_the_function_comes_through(self):
        self.example('await run_blocking(int, "x")  # raises ValueError')

    @interleaving_test
    def test_the_loop_goes_on_meanwhile(self):
        async def opened_by_another_task(s):
            gate = threading.Event()
            said = []

            def blocks(answer):
                gate.wait()
                return answer

            async def opens():
                for _ in range(3):
                    await asyncio.sleep(1)
                    said.append("tick")
                gate.set()

            opener = asyncio.ensure_future(opens())
            s.equal(await s.solution.run_blocking(blocks, "answer"), "answer", "the result of the function")
            await opener
            s.equal(said, ["tick"] * 3, "what the other task did meanwhile")

        explore(
            self.solution,
            opened_by_another_task,
            schedules=30,
            because="the function waits for something that another task does: the loop has to go on meanwhile",
        )


class Job:
    """A coroutine that can be asked what happened to it."""

    def __init__(self, after, result=None, error=None, cleaning=0.0):
        self.after = after
        self.result = result
        self.error = error
        self.cleaning = cleaning
        self.state = "never started"
        self.task = None

    async def run(self):
        self.state = "running"
        self.task = asyncio.current_task()
        try:
            await asyncio.sleep(self.after)
            if self.error is not None:
                raise self.error
            self.state = "complete"
            return self.result
        except asyncio.CancelledError:
            self.state = "cancelled, cleaning up"
            try:
                await asyncio.sleep(self.cleaning)
            finally:
                # Whoever cancels once more during the clean-up cuts it short; ended is ended.
                self.state = "cancelled"
            raise
        except Exception:
            self.state = "failed"
            raise

    def look(self):
        """Look at the exception, so that nobody complains that nobody did: a second failure may go unseen."""
        if self.task is not None and self.task.done() and not self.task.cancelled():
            self.task.exception()


class TogetherAndInOrder(ExerciseTest):
    """Together and in order"""

    def test_returns_the_results_in_order(self):
        self.example(
            """
            import asyncio

            async def answer(value, after):
                await asyncio.sleep(after)
                return value

            await run_all([answer("a", 2), answer("b", 1)], timeout=5)   # -> ["a", "b"]
            await run_all([], timeout=5)                                 # -> []
            """,
        )

    def test_too_late_is_an_error(self):
        self.example(
            """
            import asyncio

            async def answer(value, after):
                await asyncio.sleep(after)
                return value

            await run_all([answer("a", 2), answer("b", 60)], 5)  # raises TimeoutError or asyncio.TimeoutError
            """,
        )

    @interleaving_test
    def test_coroutines_run_at_the_same_time(self):
        async def three_seconds(s):
            jobs = [Job(1, None), Job(3, ValueError("a result")), Job(2, 0)]
            results = await s.solution.run_all([job.run() for job in jobs], 10)
            s.check(isinstance(results, list), f"run_all gave {results!r}, which is no list")
            s.equal(results, [job.result for job in jobs], "the results")
            s.equal(s.elapsed, 3, "the seconds that jobs of 1, 3 and 2 seconds took together")

        explore(self.solution, three_seconds, schedules=30)

    @interleaving_test
    def test_coroutines_may_wait_for_each_other(self):
        async def hand_over(s):
            first, second = asyncio.Event(), asyncio.Event()

            async def begins():
                first.set()
                await second.wait()
                return "begun"

            async def answers():
                await first.wait()
                second.set()
                return "answered"

            s.equal(await s.solution.run_all([begins(), answers()], 5), ["begun", "answered"], "the results")

        explore(self.solution, hand_over, schedules=40, because="all coroutines run at the same time")


class CleanEndings(ExerciseTest):
    """Clean endings, in every order of tasks"""

    async def all_ended(self, s, jobs, expected):
        for number, (job, state) in enumerate(zip(jobs, expected)):
            job.look()
            s.equal(job.state, state, f"coroutine {number} when run_all has ended", because=ENDED)
        left = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
        s.check(not left, f"{len(left)} task(s) still running when run_all has ended", because=ENDED)

    @interleaving_test
    def test_what_is_unfinished_at_the_time_limit_is_cancelled_and_awaited(self):
        async def too_late(s):
            jobs = [Job(1), Job(60, cleaning=2), Job(60)]
            try:
                results = await s.solution.run_all([job.run() for job in jobs], 5)
            except TIMEOUTS:
                await self.all_ended(s, jobs, ["complete", "cancelled", "cancelled"])
                s.check(5 <= s.elapsed <= 7, f"run_all ended after {s.elapsed} s, with a limit of 5 s and 2 s for the clean-up")
            else:
                s.check(False, f"run_all returned {results!r} although the time limit had passed")

        explore(self.solution, too_late, schedules=30)

    @interleaving_test
    def test_an_exception_cancels_the_others(self):
        async def one_fails(s):
            error = LookupError("the second one failed")
            jobs = [Job(60, cleaning=2), Job(1, error=error), Job(60), Job(0.5)]
            try:
                results = await s.solution.run_all([job.run() for job in jobs], 30)
            except LookupError as raised:
                s.check(raised is error, f"run_all raised {raised!r} instead of the coroutine's own exception")
                await self.all_ended(s, jobs, ["cancelled", "failed", "cancelled", "complete"])
                s.check(s.elapsed <= 3, f"run_all ended after {s.elapsed} s, where a coroutine failed after 1 s")
            else:
                s.check(False, f"run_all returned {results!r} although a coroutine had raised")

        explore(self.solution, one_fails, schedules=30)

    @interleaving_test
    def test_of_several_exceptions_one_comes_through(self):
        async def two_fail(s):
            errors = [LookupError("first"), LookupError("second")]
            jobs = [Job(1, error=errors[0]), Job(1, error=errors[1]), Job(60)]
            try:
                results = await s.solution.run_all([job.run() for job in jobs], 30)
            except LookupError as raised:
                s.check(any(raised is one for one in errors), f"run_all raised {raised!r}")
                for job in jobs:
                    job.look()
                states = [job.state for job in jobs[:2]]
                s.check("running" not in " ".join(states), f"a coroutine is still {states}", because=ENDED)
                s.equal(jobs[2].state, "cancelled", "the third coroutine when run_all has ended", because=ENDED)
            else:
                s.check(False, f"run_all returned {results!r} although coroutines had raised")

        explore(self.solution, two_fail, schedules=40)

    @interleaving_test
    def test_a_cancelled_run_all_cancels_its_coroutines(self):
        async def cancelled(s):
            jobs = [Job(60, cleaning=2), Job(60)]
            task = asyncio.ensure_future(s.solution.run_all([job.run() for job in jobs], 30))
            await asyncio.sleep(1)
            task.cancel()
            try:
                results = await task
            except asyncio.CancelledError:
                await self.all_ended(s, jobs, ["cancelled", "cancelled"])
            else:
                s.check(False, f"run_all returned {results!r} although it was cancelled")

        explore(
            self.solution,
            cancelled,
            schedules=30,
            because="when run_all is itself cancelled, it cancels all, waits for them, and lets the cancellation through",
        )
