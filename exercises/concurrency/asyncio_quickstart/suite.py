import asyncio

from harness.explore import explore
from harness.testing import ExerciseTest, interleaving_test

ENDED = "when run ends, every background task has ended, clean-up included"


class Results(ExerciseTest):
    """Results"""

    def test_returns_the_result_of_main(self):
        self.example(
            """
            async def main():
                return 42

            run(main, [])  # -> 42
            run(main, [])  # -> 42
            """,
        )

    def test_an_empty_result_is_a_result(self):
        self.example(
            """
            async def counts():
                return 0

            run(counts, [])  # -> 0
            """,
        )

    def test_an_exception_of_main_comes_through(self):
        self.example(
            """
            async def fails():
                raise LookupError("no such thing")

            run(fails, [])  # raises LookupError
            """,
        )


def look(task):
    """Look at the exception of a background task, so that nobody complains that nobody did: run need not."""
    if task is not None and task.done() and not task.cancelled():
        task.exception()


class Heart:
    """A background job that beats every second, and takes its time to stop."""

    def __init__(self, stopping=0.0, fails_while_stopping=False):
        self.beats = 0
        self.stopping = stopping
        self.fails_while_stopping = fails_while_stopping
        self.state = "never started"
        self.task = None

    async def job(self):
        self.state = "beating"
        self.task = asyncio.current_task()
        try:
            # A heart that nobody stops gives up in the end, so that the test does.
            while self.beats < 50:
                self.beats += 1
                await asyncio.sleep(1)
        except asyncio.CancelledError:
            self.state = "stopping"
            try:
                await asyncio.sleep(self.stopping)
            finally:
                self.state = "stopped"
            if self.fails_while_stopping:
                raise LookupError("failed while stopping") from None
            raise


class InTheBackground(ExerciseTest):
    """In the background, in every order of tasks"""

    def explore_run(self, scenario, because=None):
        explore(self.solution, scenario, schedules=25, because=because)

    @interleaving_test
    def test_background_tasks_run_beside_main(self):
        def three_beats(s):
            one, other = Heart(), Heart()

            async def main():
                await asyncio.sleep(2.5)
                return "done"

            s.equal(s.solution.run(main, [one.job, other.job]), "done", "what run returned")
            s.equal((one.beats, other.beats), (3, 3), "the beats of two hearts in 2.5 seconds")

        self.explore_run(three_beats)

    @interleaving_test
    def test_main_and_the_background_may_wait_for_each_other(self):
        def hand_over(s):
            box = []

            async def main():
                box.append(asyncio.Event())
                await box[0].wait()
                return "opened"

            async def opens():
                while not box:
                    await asyncio.sleep(1)
                box[0].set()

            s.equal(s.solution.run(main, [opens]), "opened", "what run returned")

        self.explore_run(hand_over, "background tasks run at the same time as main")

    @interleaving_test
    def test_what_still_runs_is_cancelled_and_awaited(self):
        def clean_up(s):
            hearts = [Heart(stopping=2), Heart(), Heart(stopping=1)]

            async def main():
                await asyncio.sleep(0.5)
                return "done"

            s.equal(s.solution.run(main, [heart.job for heart in hearts]), "done", "what run returned")
            s.equal([heart.state for heart in hearts], ["stopped"] * 3, "the three hearts", because=ENDED)

        self.explore_run(clean_up)

    @interleaving_test
    def test_the_same_when_main_raises(self):
        def main_fails(s):
            heart = Heart(stopping=1)
            error = LookupError("no such thing")

            async def main():
                await asyncio.sleep(0.5)
                raise error

            try:
                result = s.solution.run(main, [heart.job])
            except LookupError as raised:
                s.check(raised is error, f"run raised {raised!r} instead of main's own exception")
                s.equal(heart.state, "stopped", "the heart", because=ENDED)
            else:
                s.check(False, f"run returned {result!r} although main had raised")

        self.explore_run(main_fails)

    @interleaving_test
    def test_a_failing_background_task_changes_nothing(self):
        def background_fails(s):
            heart = Heart()
            failed = []

            async def fails():
                failed.append(asyncio.current_task())
                raise LookupError("a companion failed")

            async def ends():
                await asyncio.sleep(0)

            async def main():
                await asyncio.sleep(2.5)
                return "done"

            s.equal(s.solution.run(main, [fails, heart.job, ends]), "done", "what run returned")
            for task in failed:
                look(task)
            s.equal((heart.beats, heart.state), (3, "stopped"), "the other background task")

        self.explore_run(background_fails, "an exception of a background task changes nothing")

    @interleaving_test
    def test_a_task_that_fails_while_stopping_changes_nothing(self):
        def stopping_fails(s):
            hearts = [Heart(1, fails_while_stopping=True), Heart(2)]

            async def main():
                # asyncio.run tells the loop's handler of such an exception, which changes nothing either.
                asyncio.get_running_loop().set_exception_handler(lambda loop, context: None)
                await asyncio.sleep(0.5)
                return "done"

            s.equal(s.solution.run(main, [heart.job for heart in hearts]), "done", "what run returned")
            look(hearts[0].task)
            s.equal([heart.state for heart in hearts], ["stopped"] * 2, "the hearts", because=ENDED)

        self.explore_run(stopping_fails, "an exception of a background task changes nothing")


class TheLoop(ExerciseTest):
    """The loop"""

    def explore_loops(self, fails):
        def twice(s):
            loops = []

            async def main():
                loops.append(asyncio.get_running_loop())
                await asyncio.sleep(1)
                if fails:
                    raise LookupError("no such thing")

            for _ in range(2):
                try:
                    s.solution.run(main, [Heart().job])
                except LookupError:
                    s.check(fails, "run raised although main did not")
                s.check(loops[-1].is_closed(), "the loop is still open when run has ended")
            s.check(loops[0] is not loops[1], "both runs had the same loop", because="each run has a loop of its own")

        explore(self.solution, twice, schedules=10, because="the loop is closed when run ends, in whatever way")

    @interleaving_test
    def test_is_new_for_each_run_and_closed_afterwards(self):
        self.explore_loops(fails=False)

    @interleaving_test
    def test_is_closed_when_main_raises(self):
        self.explore_loops(fails=True)
