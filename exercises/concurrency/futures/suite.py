import threading
import time

from harness.explore import explore
from harness.testing import ExerciseTest, interleaving_test


class Results(ExerciseTest):
    """Results in the order of the items"""

    def test_maps_in_the_order_of_the_items(self):
        self.example(
            """
            parallel_map(len, ["a", "bbb", ""], max_workers=2)  # -> [1, 3, 0]
            parallel_map(len, [], max_workers=2)                # -> []
            """,
        )

    def test_keeps_every_outcome(self):
        self.example(
            """
            rows = gather_outcomes(int, ["7", "x", "8"], max_workers=2)
            rows[0]           # -> ("7", 7, None)
            rows[1][:2]       # -> ("x", None)
            type(rows[1][2])  # -> ValueError
            rows[2]           # -> ("8", 8, None)
            """,
            because="one failure loses no other result",
        )

    def test_as_many_failures_as_workers_lose_nothing(self):
        self.example(
            """
            rows = gather_outcomes(int, ["x", "y", "z", "7", "8"], max_workers=2)
            [row[:2] for row in rows]  # -> [("x", None), ("y", None), ("z", None), ("7", 7), ("8", 8)]
            """,
            because="a worker whose call failed goes on with the next item",
        )

    def test_empty_results_are_results(self):
        self.example(
            """
            parallel_map(len, ["", "a"], max_workers=2)                        # -> [0, 1]
            gather_outcomes(len, ["", "a"], max_workers=2)                     # -> [("", 0, None), ("a", 1, None)]
            parallel_map({"a": None, "b": ""}.get, ["a", "b"], 1)              # -> [None, ""]
            gather_outcomes({"a": None, "b": ""}.get, ["a", "b"], 1)           # -> [("a", None, None), ("b", "", None)]
            """,
            because="0, '' and None are results like any other",
        )

    def test_empty_items_are_items(self):
        self.example(
            """
            parallel_map(repr, [None, 0, "", None], max_workers=2)  # -> ["None", "0", "''", "None"]
            gather_outcomes(repr, [None, 0], max_workers=2)         # -> [(None, "None", None), (0, "0", None)]
            """,
            because="0, '' and None are items like any other",
        )

    def test_a_failure_comes_through(self):
        self.example('parallel_map(int, ["7", "x"], max_workers=2)  # raises ValueError')

    def test_nobody_to_ask_is_an_error(self):
        self.example("first_result([])  # raises ValueError")


def failing(number):
    raise LookupError(f"item {number} failed")


def told(error):
    return f"{type(error).__name__}({error})"


class Mapping(ExerciseTest):
    """Mapping, in every interleaving"""

    @interleaving_test
    def test_calls_run_at_the_same_time(self):
        def rendezvous(s):
            meeting = threading.Barrier(2)
            s.solution.parallel_map(lambda item: meeting.wait(), [1, 2], 2)

        def rendezvous_of_outcomes(s):
            meeting = threading.Barrier(2)
            s.solution.gather_outcomes(lambda item: meeting.wait(), [1, 2], 2)

        for scenario in (rendezvous, rendezvous_of_outcomes):
            explore(
                self.solution,
                scenario,
                schedules=30,
                because="with max_workers=2 two calls run at the same time, so they can wait for each other",
            )

    @interleaving_test
    def test_results_keep_the_order_of_the_items(self):
        def slow_ones_first(s):
            def square(item):
                time.sleep(item)
                return item * item

            s.equal(s.solution.parallel_map(square, [3, 2, 1], 3), [9, 4, 1], "parallel_map(square, [3, 2, 1], 3)")

        def outcomes(s):
            def half(item):
                time.sleep(item)
                return failing(item) if item % 2 else item // 2

            rows = s.solution.gather_outcomes(half, [4, 3, 2, 1], 2)
            s.check(isinstance(rows, list) and all(len(row) == 3 for row in rows), f"gather_outcomes gave {rows!r}")
            s.equal(
                [(item, result, error and told(error)) for item, result, error in rows],
                [(4, 2, None), (3, None, told_item(3)), (2, 1, None), (1, None, told_item(1))],
                "gather_outcomes(half, [4, 3, 2, 1], 2), where odd items fail",
            )

        def told_item(number):
            return f"LookupError(item {number} failed)"

        explore(self.solution, slow_ones_first, schedules=40, because="results come in the order of the items")
        explore(self.solution, outcomes, schedules=40, because="one failure loses no other result")

    @interleaving_test
    def test_equal_and_unhashable_items_are_items_of_their_own(self):
        def equal_items(s):
            numbers = iter(range(1, 4))
            lock = threading.Lock()

            def number(item):
                with lock:
                    return next(numbers)

            s.equal(sorted(s.solution.parallel_map(number, [[0], [0], [0]], 2)), [1, 2, 3], "the results of three equal items")
            s.equal(
                s.solution.gather_outcomes(len, [[1], [1], [1, 2]], 2),
                [([1], 1, None), ([1], 1, None), ([1, 2], 2, None)],
                "gather_outcomes(len, [[1], [1], [1, 2]], 2)",
            )

        explore(self.solution, equal_items, schedules=40)

    @interleaving_test
    def test_the_first_failing_item_decides(self):
        def early_and_late(s):
            def fail(item):
                time.sleep(3 - item)
                return item if item == 0 else failing(item)

            try:
                results = s.solution.parallel_map(fail, [0, 1, 2], 3)
            except LookupError as error:
                s.equal(str(error), "item 1 failed", "the exception that came through")
            else:
                s.check(False, f"parallel_map returned {results!r} although items 1 and 2 failed")

        explore(
            self.solution,
            early_and_late,
            schedules=40,
            because="the exception of the first failing item in the order of the items, not in time",
        )

    def explore_limit(self, function, workers, items):
        def busy_workers(s):
            running = 0
            most = 0

            def work(item):
                nonlocal running, most
                running += 1
                most = max(most, running)
                time.sleep(0)
                time.sleep(1)
                running -= 1
                return item

            getattr(s.solution, function)(work, list(range(items)), workers)
            s.check(most <= workers, f"{most} calls ran at the same time, with max_workers={workers}")

        explore(self.solution, busy_workers, schedules=40, because="at most max_workers calls run at the same time")

    @interleaving_test
    def test_no_more_than_max_workers_run_at_once(self):
        self.explore_limit("parallel_map", 2, 4)
        self.explore_limit("parallel_map", 1, 2)
        self.explore_limit("gather_outcomes", 2, 4)

    @interleaving_test
    def test_more_workers_than_items_do_no_harm(self):
        def few_items(s):
            s.equal(s.solution.parallel_map(str, [1, 2], 9), ["1", "2"], "parallel_map(str, [1, 2], 9)")
            s.equal(s.solution.gather_outcomes(str, [1], 9), [(1, "1", None)], "gather_outcomes(str, [1], 9)")
            s.equal(s.solution.gather_outcomes(str, [], 9), [], "gather_outcomes(str, [], 9)")

        explore(self.solution, few_items, schedules=20)


class FirstResult(ExerciseTest):
    """The first result, in every interleaving"""

    @interleaving_test
    def test_does_not_wait_for_the_rest(self):
        def never_comes_by_itself(s):
            for quick in (0, "", None, "answer"):
                returned = threading.Event()
                result = s.solution.first_result([returned.wait, lambda quick=quick: quick, returned.wait])
                # Only now may the others go on: whoever waits for them waits for ever.
                returned.set()
                s.equal(result, quick, f"the result of the only function that came back with {quick!r}")

        explore(
            self.solution,
            never_comes_by_itself,
            schedules=40,
            because="it returns as soon as one has succeeded; None, 0 and '' are results like any other",
        )

    @interleaving_test
    def test_all_functions_run_at_the_same_time(self):
        def rendezvous(s):
            meeting = threading.Barrier(3)

            def meet(answer):
                meeting.wait()
                return answer

            got = s.solution.first_result([lambda: meet(1), lambda: meet(2), lambda: meet(3)])
            s.one_of(got, [1, 2, 3], "the first result")

        explore(self.solution, rendezvous, schedules=40, because="all functions are called at once")

    @interleaving_test
    def test_however_many_there_are(self):
        def crowd(s):
            # More than a pool of threads has when nobody says how many.
            meeting = threading.Barrier(40)
            s.one_of(s.solution.first_result([meeting.wait] * 40), list(range(40)), "the first result")

        explore(self.solution, crowd, schedules=2, because="all functions are called at once, however many")

    @interleaving_test
    def test_the_quickest_wins(self):
        def three_speeds(s):
            def answer(after):
                time.sleep(after)
                return after

            s.equal(s.solution.first_result([lambda: answer(3), lambda: answer(1), lambda: answer(2)]), 1, "the first result")

        explore(self.solution, three_speeds, schedules=40)

    @interleaving_test
    def test_failures_are_passed_over(self):
        def one_succeeds(s):
            # What a thread prints when it ends is not the subject.
            threading.excepthook = lambda args: None

            def later():
                time.sleep(5)
                return "late, but right"

            got = s.solution.first_result([lambda: failing(1), later, lambda: failing(2)])
            s.equal(got, "late, but right", "the only success")

        explore(self.solution, one_succeeds, schedules=40, because="failures are passed over as long as one may succeed")

    @interleaving_test
    def test_raises_when_all_fail(self):
        def all_fail(s):
            threading.excepthook = lambda args: None
            try:
                got = s.solution.first_result([lambda: failing(1), lambda: failing(2)])
            except LookupError as error:
                s.one_of(str(error), ["item 1 failed", "item 2 failed"], "the exception that came through")
            else:
                s.check(False, f"first_result returned {got!r} although all functions failed")

        explore(self.solution, all_fail, schedules=40, because="if all fail, it raises one of the exceptions")
