import threading

from harness.testing import CheckFailure, ExerciseTest, Outside, op, own_work_test, random_test, values


class OneThread:
    """The buffer as a single thread may use it: calls that would wait are left out."""

    def __init__(self, capacity):
        self.capacity = capacity
        self.items = []
        self.closed = False

    def put(self, item):
        if self.closed:
            raise RuntimeError
        if len(self.items) == self.capacity:
            raise Outside
        self.items.append(item)

    def get(self):
        if self.items:
            return self.items.pop(0)
        raise Outside

    def close(self):
        if self.closed:
            raise Outside
        self.closed = True


class TheBuffer(ExerciseTest):
    """The buffer"""

    stage = "Stage 1: the buffer and the pipeline"

    def test_gives_items_out_first_in_first_out(self):
        self.example(
            """
            buffer = BoundedBuffer(2)
            buffer.put("a")
            buffer.put("b")
            buffer.get()  # -> "a"
            buffer.put("c")
            buffer.get()  # -> "b"
            buffer.get()  # -> "c"
            """,
        )

    def test_is_drained_after_it_was_closed(self):
        self.example(
            """
            buffer = BoundedBuffer(2)
            buffer.put("a")
            buffer.put("b")
            buffer.close()
            buffer.get()  # -> "a"
            buffer.get()  # -> "b"
            buffer.get()  # raises Closed
            buffer.get()  # raises Closed
            """,
            because="get gives out what is left in a closed buffer, then raises Closed",
        )

    def test_accepts_nothing_after_it_was_closed(self):
        self.example(
            """
            buffer = BoundedBuffer(2)
            buffer.close()
            buffer.put("a")  # raises RuntimeError
            buffer.get()     # raises Closed
            """,
            because="after close, a put raises RuntimeError and its item is not accepted",
        )

    @random_test
    def test_behaves_like_a_list_in_one_thread(self):
        self.check_sequences(
            "BoundedBuffer",
            OneThread,
            [
                op("put", values.items(), result="ignored", weight=2),
                op("get"),
                op("close", result="ignored", weight=0.2),
            ],
            construct=[values.integers(1, 4)],
            because="the buffer is first in, first out",
        )


class ThePipeline(ExerciseTest):
    """The pipeline"""

    stage = "Stage 1: the buffer and the pipeline"

    def test_consumes_everything_that_is_produced(self):
        self.example(
            """
            items = run([range(3), "xy"], 2, 1)
            sorted(items, key=str)  # -> [0, 1, 2, "x", "y"]
            """,
        )

    def test_ends_without_producers(self):
        self.example(
            """
            list(run([], 2, 1))      # -> []
            list(run([[], ()], 1, 1))  # -> []
            """,
        )

    def test_loses_no_item_of_any_kind(self):
        producers = [[None, 0, "", False], [None, 0], [()] * 3, range(40)]
        for consumers, capacity in ((1, 1), (3, 2), (2, 64)):
            got = list(self.in_thread(lambda: self.solution.run(producers, consumers, capacity)))
            wanted = [item for items in producers for item in items]
            if sorted(map(repr, got)) != sorted(map(repr, wanted)):
                lost = [item for item in wanted if wanted.count(item) > got.count(item)]
                raise CheckFailure(
                    "failed",
                    f"run returned {len(got)} items, {len(wanted)} were produced",
                    detail=f"Missing: {lost}" if lost else "",
                    code=f"run({producers}, consumers={consumers}, capacity={capacity})",
                    because="no item is lost and none comes out twice; None, 0 and equal items count too",
                )

    def in_thread(self, call):
        (result,) = self.run_threads(call)
        return result


class Stopping(ExerciseTest):
    """Stopping in the middle"""

    stage = "Stage 2: stopping"

    def test_stop_ends_a_run_and_keeps_what_was_accepted(self):
        run, stop = self.solution.run, self.solution.stop

        def numbers():
            for number in range(10_000):
                if number == 20:
                    stop()
                yield number

        (got,) = self.run_threads(lambda: list(run([numbers()], 2, 3)))
        if sorted(got) != list(range(len(got))) or not 20 <= len(got) <= 25:
            raise CheckFailure(
                "failed",
                f"run returned {len(got)} items, expected the 20 that were accepted before stop()",
                detail=f"It returned {sorted(got)[:40]}",
                code="def numbers():\n"
                "    for number in range(10_000):\n"
                "        if number == 20:\n"
                "            stop()\n"
                "        yield number\n\n"
                "run([numbers()], consumers=2, capacity=3)",
                because="after stop() a run takes no more items and consumes what was accepted",
            )

    def test_a_later_run_is_not_affected(self):
        run, stop = self.solution.run, self.solution.stop

        def stopping():
            for number in range(10_000):
                if number == 5:
                    stop()
                yield number

        self.run_threads(lambda: run([stopping()], 1, 1))
        (got,) = self.run_threads(lambda: list(run([range(30)], 2, 2)))
        if sorted(got) != list(range(30)):
            raise CheckFailure(
                "failed",
                f"a run after a stopped one returned {len(got)} of 30 items",
                because="stop() ends the run in progress, not later ones",
            )


class OwnWork(ExerciseTest):
    """Your own work"""

    @own_work_test
    def test_is_built_without_the_queue_module(self):
        self.forbid(imports=("queue",), instead="build the buffer from a lock, conditions or semaphores")
