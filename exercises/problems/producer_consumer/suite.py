import threading

from harness.explore import call
from harness.explore import explore as explore_schedules
from harness.testing import CheckFailure, ExerciseTest, Outside, interleaving_test, op, own_work_test, random_test, values


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


class OwnWork(ExerciseTest):
    """Your own work"""

    @own_work_test
    def test_is_built_without_the_queue_module(self):
        self.forbid(imports=("queue",), instead="build the buffer from a lock, conditions or semaphores")


def explore(solution, scenario, because):
    """Fewer schedules than usual: there are many scenarios, and each of them is small."""
    explore_schedules(solution, scenario, schedules=120, because=because)


class OneAfterTheOther:
    """What a buffer does when its calls come one after the other; answers are words."""

    def __init__(self, capacity, items=()):
        self.capacity = capacity
        self.items = list(items)
        self.closed = False

    def put(self, item):
        if self.closed:
            return "refused"
        if len(self.items) == self.capacity:
            return "would wait"
        self.items.append(item)
        return "accepted"

    def get(self):
        if self.items:
            return self.items.pop(0)
        return "closed" if self.closed else "would wait"

    def close(self):
        self.closed = True


class InWords:
    """The learner's buffer, with its exceptions told in the words of the other."""

    def __init__(self, module, capacity, items=()):
        self.buffer = module.BoundedBuffer(capacity)
        self.closed = module.Closed
        for item in items:
            self.buffer.put(item)

    def put(self, item):
        try:
            self.buffer.put(item)
        except RuntimeError:
            return "refused"
        return "accepted"

    def get(self):
        try:
            return self.buffer.get()
        except self.closed:
            return "closed"

    def close(self):
        self.buffer.close()


class TheBufferBetweenThreads(ExerciseTest):
    """The buffer, in every order in which threads take their turns"""

    stage = "Stage 1: the buffer and the pipeline"

    def check_histories(self, capacity, items, *histories, because):
        def scenario(s):
            s.linearizable(
                InWords(s.solution, capacity, items), OneAfterTheOther(capacity, items), *histories, because=because
            )

        explore(self.solution, scenario, because=because)

    @interleaving_test
    def test_hands_every_item_over_once(self):
        # Room for both: each put has to wake somebody of its own.
        self.check_histories(
            2,
            (),
            [call("put", 1), call("put", 2)],
            [call("get")],
            [call("get")],
            because="no item is lost and none comes out twice",
        )

    @interleaving_test
    def test_producers_wait_for_room(self):
        self.check_histories(
            1,
            [1],
            [call("put", 2)],
            [call("put", 3)],
            [call("get"), call("get")],
            because="the buffer never holds more than `capacity` items",
        )

    @interleaving_test
    def test_keeps_the_order_of_arrival(self):
        self.check_histories(
            2,
            (),
            [call("put", 1), call("put", 2), call("put", 3)],
            [call("get"), call("get"), call("get")],
            because="the buffer is first in, first out",
        )

    @interleaving_test
    def test_close_wakes_every_consumer(self):
        self.check_histories(
            2,
            (),
            [call("get")],
            [call("get")],
            [call("close")],
            because="every waiting get ends once the buffer is closed",
        )

    @interleaving_test
    def test_close_wakes_every_producer(self):
        self.check_histories(
            1,
            [1],
            [call("put", 2)],
            [call("put", 3)],
            [call("close")],
            because="every waiting put ends once the buffer is closed",
        )

    @interleaving_test
    def test_a_put_that_waited_is_not_accepted_after_close(self):
        self.check_histories(
            1,
            [1],
            [call("put", 2)],
            [call("close"), call("get"), call("get")],
            because="a put that waits while the buffer is closed raises RuntimeError, and its item is not accepted",
        )

    @interleaving_test
    def test_close_loses_nothing_that_was_accepted(self):
        self.check_histories(
            1,
            (),
            [call("put", 1), call("put", 2)],
            [call("get"), call("get")],
            [call("close")],
            because="get gives out what was accepted before it raises Closed",
        )

    @interleaving_test
    def test_never_holds_more_than_its_capacity(self):
        def crowd(s):
            buffer = s.solution.BoundedBuffer(2)
            inside = []

            def put(item):
                buffer.put(item)
                inside.append(item)

            def get():
                # Taken off before the call: while it lasts, the item may be in or out.
                s.taken = getattr(s, "taken", 0) + 1
                buffer.get()

            s.taken = 0
            s.always(lambda: len(inside) - s.taken <= 2, "more than 2 items were in a buffer of capacity 2")
            s.threads([lambda: put(1), lambda: put(2)], [lambda: put(3), lambda: put(4)], [get, get])
            s.check(len(inside) == 4, "four puts came back")

        explore(self.solution, crowd, because="the buffer never holds more than `capacity` items")


class AnySequenceOfCalls(ExerciseTest):
    """Any sequence of calls in one thread"""

    stage = "Stage 1: the buffer and the pipeline"

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


class ThePipelineBetweenThreads(ExerciseTest):
    """The pipeline, in every order in which threads take their turns"""

    stage = "Stage 1: the buffer and the pipeline"

    @interleaving_test
    def test_consumes_every_item_once(self):
        def pipeline(s):
            got = s.solution.run([[1, 2], [3]], 2, 1)
            s.equal(sorted(got), [1, 2, 3], "the items consumed of two producers")

        explore(self.solution, pipeline, because="run returns when everything is consumed, once each")

    @interleaving_test
    def test_all_its_threads_end(self):
        def nobody_is_left(s):
            before = threading.enumerate()
            s.solution.run([[1], []], 2, 1)
            for thread in threading.enumerate():
                if thread not in before:
                    # Who is on the way out may take another moment; who sleeps for ever makes a deadlock of this.
                    thread.join()

        explore(self.solution, nobody_is_left, because="all threads of a run end")

    @interleaving_test
    def test_feeds_all_iterables_at_the_same_time(self):
        def they_meet(s):
            both_are_here = threading.Barrier(2)

            def items(name):
                both_are_here.wait()
                yield name

            got = s.solution.run([items("a"), items("b")], 1, 1)
            s.equal(sorted(got), ["a", "b"], "the items of two producers that wait for each other")

        explore(self.solution, they_meet, because="each iterable is fed from a thread of its own")


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

    @interleaving_test
    def test_stop_keeps_what_was_accepted_and_takes_no_more(self):
        def stopped_by_a_producer(s):
            asked = []

            def numbers():
                for number in range(9):
                    if number == 3:
                        s.solution.stop()
                    yield number
                    asked.append(number)

            got = sorted(s.solution.run([numbers()], 2, 1))
            s.check(len(got) <= 4, f"stop() came before item 3, and yet {got} were consumed")
            judge(s, got, asked)

        explore(self.solution, stopped_by_a_producer, because=STOP)

    @interleaving_test
    def test_stop_may_come_from_any_thread(self):
        def stopped_from_outside(s):
            asked = []

            def numbers():
                for number in range(4):
                    yield number
                    asked.append(number)

            run, _ = s.threads(lambda: s.solution.run([numbers()], 1, 1), lambda: s.solution.stop())
            judge(s, sorted(run.value), asked)

        explore(self.solution, stopped_from_outside, because=STOP)

    @interleaving_test
    def test_a_later_run_is_not_affected(self):
        def twice(s):
            def stopping():
                yield 0
                s.solution.stop()
                yield 1

            s.solution.run([stopping()], 1, 1)
            got = s.solution.run([[1, 2]], 1, 1)
            s.equal(sorted(got), [1, 2], "the items of a run after a stopped one")

        explore(self.solution, twice, because="stop() ends the run in progress, not later ones")

    def test_stop_ends_an_endless_run(self):
        run, stop = self.solution.run, self.solution.stop
        pulled = []

        def numbers():
            for number in range(1_000):
                pulled.append(number)
                if number == 20:
                    stop()
                yield number

        (got,) = self.run_threads(lambda: list(run([numbers()], 2, 3)))
        if len(pulled) > 30 or sorted(got) != list(range(len(got))):
            raise CheckFailure(
                "failed",
                f"the run took {len(pulled)} items, although stop() came with the 21st",
                code="def numbers():\n"
                "    for number in range(1_000):\n"
                "        if number == 20:\n"
                "            stop()\n"
                "        yield number\n\n"
                "run([numbers()], consumers=2, capacity=3)",
                because=STOP,
            )


STOP = "after stop() the run takes no more items, consumes what the buffer has accepted, and returns"


def judge(s, got, asked):
    """A producer that was asked for its next item has had the one before accepted."""
    s.equal(got, list(range(len(got))), "the items consumed, in order")
    lost = [number for number in asked if number not in got]
    s.check(not lost, f"the run accepted {lost} and did not consume them")
