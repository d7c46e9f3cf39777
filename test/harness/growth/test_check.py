"""Growth checks as suites use them."""

from __future__ import annotations

import random
from typing import Any, List

from harness import loading
from harness.failure import CheckFailure
from harness.growth import check, take_reports

from .fixtures import ProgramTest

QUEUE = """
    class Queue:
        def __init__(self):
            self.items = []

        def enqueue(self, item):
            self.items.append(item)

        def dequeue(self):
            return self.items.pop(0)
"""


def filled(module: Any, n: int) -> Any:
    queue = module.Queue()
    for item in range(n):
        queue.enqueue(item)
    return queue


def drain(queue: Any, n: int) -> None:
    for _ in range(n):
        queue.dequeue()


class Failures(ProgramTest):
    def failure(self, path: str, operation: str, **claim: Any) -> CheckFailure:
        with self.assertRaises(CheckFailure) as caught:
            check(path, operation, **claim)
        return caught.exception

    def test_a_slow_operation_is_named_with_its_growth_sizes_line_and_reason(self) -> None:
        failure = self.failure(
            self.program(QUEUE), "dequeue", target="1", operations="n", setup=filled, workload=drain,
            because="every operation takes constant time",
        )  # fmt: skip
        self.assertEqual(failure.verdict, "too-slow-growth")
        self.assertEqual(
            failure.summary, "dequeue is too slow: its growth is linear, expected constant per operation"
        )
        self.assertEqual(failure.line, 10)
        self.assertEqual(failure.because, "every operation takes constant time")
        text = failure.detail
        self.assertRegex(text, r"n +64 +128 +256 +512\n +steps per operation +32\.5 +64\.5 +128 +256\n")
        self.assertIn("doubling n multiplies them by about 2, expected about 1", text)
        self.assertIn("100 % of the steps: line 10   return self.items.pop(0)    <- every element behind", text)
        self.assertIn("collections.deque.popleft()", text)

    def test_the_report_travels_with_the_failure(self) -> None:
        report = self.failure(
            self.program(QUEUE), "dequeue", target="O(1)", operations="n", setup=filled, workload=drain
        ).data["growth"]
        self.assertEqual(
            {key: report[key] for key in ("operation", "target", "class", "within", "per", "unit")},
            {"operation": "dequeue", "target": "1", "class": "n", "within": False, "per": "operation", "unit": "steps"},
        )
        self.assertEqual(report["points"][0], [8, 4.5])
        self.assertEqual(report["lines"][0]["line"], 10)
        self.assertGreater(report["lines"][0]["share"], 0.99)
        self.assertTrue(report["why"] and report["help"])

    def test_an_exponential_is_told_by_its_last_steps(self) -> None:
        path = self.program("def fib(n):\n    return n if n < 2 else fib(n - 1) + fib(n - 2)\n")
        failure = self.failure(path, "fib", target="n", workload=lambda module, n: module.fib(n))
        self.assertIn("growth is exponential, expected linear", failure.summary)
        self.assertIn("n = 24 already takes 150,049; 2 more multiply it by 2.6", failure.detail)

    def test_the_worst_shape_of_the_input_is_reported(self) -> None:
        path = self.program(
            """
            def quick(items):
                if not items:
                    return []
                pivot, *rest = items
                return quick([x for x in rest if x < pivot]) + [pivot] + quick([x for x in rest if not x < pivot])
            """
        )
        how = {"counts": "comparisons", "workload": lambda module, items: module.quick(items)}
        self.assertTrue(check(path, "quick", target="n log n", shapes=["random"], **how)["within"])
        failure = self.failure(path, "quick", target="n log n", shapes=["random", "sorted"], **how)
        self.assertTrue(failure.summary.startswith("quick on sorted input is too slow"))
        self.assertEqual(failure.data["growth"]["unit"], "comparisons")


class Passes(ProgramTest):
    def test_a_fast_operation_passes_and_returns_its_report(self) -> None:
        path = self.program(QUEUE)
        report = check(path, "enqueue", target="1", operations="n", workload=filled)
        self.assertEqual((report["within"], report["class"], report["note"]), (True, "1", None))

    def test_reports_wait_for_whoever_writes_the_events(self) -> None:
        take_reports()
        report = check(self.program(QUEUE), "enqueue", target="1", operations="n", workload=filled)
        self.assertEqual(take_reports(), [report])
        self.assertEqual(take_reports(), [])

    def test_what_is_set_up_does_not_count(self) -> None:
        path = self.program(
            """
            class Box:
                def __init__(self, n):
                    self.items = []
                    for i in range(n):
                        self.items.insert(0, i)

                def top(self):
                    return self.items[-1]
            """
        )
        report = check(
            path, "top", target="1", operations=4, setup=lambda module, n: module.Box(n),
            workload=lambda box, n: [box.top() for _ in range(4)],
        )  # fmt: skip
        self.assertEqual({cost for _, cost in report["points"]}, {1})
        self.assertEqual(report["per"], "call")

    def test_a_module_or_anything_with_a_path_can_be_given(self) -> None:
        path = self.program(QUEUE)
        check(loading.load(path), "enqueue", target="1", operations="n", workload=filled)

    def test_reads_of_a_list_are_counted_with_the_comparisons(self) -> None:
        path = self.program(
            """
            def search(items, target):
                low, high = 0, len(items)
                while low < high:
                    mid = (low + high) // 2
                    if items[mid] < target:
                        low = mid + 1
                    else:
                        high = mid
                return low

            def scan(items, target):
                return next((i for i, item in enumerate(items) if not item < target), -1)
            """
        )
        how: Any = {"target": "log n", "counts": "reads", "shapes": ["sorted"]}
        self.assertTrue(check(path, "search", workload=lambda m, items: m.search(items, 10**6), **how)["within"])
        with self.assertRaises(CheckFailure):
            check(path, "scan", workload=lambda m, items: m.scan(items, 10**6), **how)

    def test_a_reference_says_what_is_expected_where_no_formula_does(self) -> None:
        linear = self.program("def pairs(xs):\n    return [x for x in xs for _ in range(x % 7)]\n")
        slow = self.program("def pairs(xs):\n    return [x for x in xs for _ in range(x % 7 * (x in xs))]\n")
        how: Any = {"target": "n", "reference": linear, "workload": lambda m, n: m.pairs(list(range(n)))}
        self.assertTrue(check(linear, "pairs", **how)["within"])
        with self.assertRaises(CheckFailure):
            check(slow, "pairs", **how)

    def test_state_of_the_module_does_not_carry_over_from_one_size_to_the_next(self) -> None:
        path = self.program(
            """
            from functools import lru_cache

            @lru_cache(maxsize=None)
            def steps(n):
                return 0 if n == 0 else 1 + steps(n - 1)
            """
        )
        report = check(path, "steps", target="n", workload=lambda module, n: module.steps(n))
        self.assertEqual(report["points"][-1], [2048, 2049])

    def test_random_numbers_are_the_same_in_every_run_and_left_as_they_were(self) -> None:
        path = self.program("import random\n\ndef walk(n):\n    return [1 for _ in range(n) for _ in range(random.randrange(9))]\n")
        random.seed(5)
        first = check(path, "walk", target="n", workload=lambda module, n: module.walk(n))
        drawn = random.random()
        random.seed(6)
        second = check(path, "walk", target="n", workload=lambda module, n: module.walk(n))
        self.assertEqual(first["points"], second["points"])
        random.seed(5)
        self.assertEqual(drawn, random.random())


class NoVerdict(ProgramTest):
    def test_what_the_solution_raises_is_raised(self) -> None:
        path = self.program('def later(n):\n    raise NotImplementedError("not yet")\n')
        with self.assertRaisesRegex(NotImplementedError, "not yet"):
            check(path, "later", target="1", workload=lambda module, n: module.later(n))

    def test_too_deep_recursion_is_no_verdict(self) -> None:
        path = self.program("def down(n):\n    return 0 if n == 0 else down(n - 1) if n < 20 else down(n)\n")
        report = check(path, "down", target="1", workload=lambda module, n: module.down(n))
        self.assertIsNone(report["within"])
        self.assertIn("too deep", report["note"])

    def test_an_endless_loop_ends_and_is_no_verdict(self) -> None:
        path = self.program(
            """
            def stuck(n):
                while True:
                    try:
                        n += 1
                    except:
                        pass
            """
        )
        report = check(path, "stuck", target="1", workload=lambda module, n: module.stuck(n))
        self.assertIsNone(report["within"])

    def test_a_learners_recursion_limit_cannot_end_the_process(self) -> None:
        path = self.program(
            """
            import sys

            def dive(n):
                sys.setrecursionlimit(10**9)
                return dive(n + 1)
            """
        )
        report = check(path, "dive", target="1", workload=lambda module, n: module.dive(n))
        self.assertIsNone(report["within"])

    def test_an_unknown_way_of_counting_is_refused(self) -> None:
        with self.assertRaises(ValueError):
            check(self.program(QUEUE), "x", target="1", counts="seconds", workload=filled)


class Builtins(ProgramTest):
    def steps(self, source: str, call: Any, n: int) -> float:
        path = self.program(source)
        report = check(path, "f", target="2^n", workload=call, sizes=[8, 16, 32, n])
        points: List[List[float]] = report["points"]
        return points[-1][1]

    def test_methods_inherited_from_a_builtin_count_when_the_suite_calls_them(self) -> None:
        source = "class Queue(list):\n    take = list.pop\n"
        steps = self.steps(source, lambda module, n: module.Queue(range(n)).take(0), 64)
        self.assertEqual(steps, 63)

    def test_a_budget_ends_a_builtin_that_would_take_for_ever(self) -> None:
        path = self.program(
            "from itertools import permutations\n\ndef f(n):\n    return len(list(permutations(range(n)))) + len([0] * 10 ** n)\n"
        )
        with self.assertRaises(CheckFailure) as caught:
            check(path, "f", target="n^3", workload=lambda module, n: module.f(n))
        self.assertEqual(caught.exception.data["growth"]["class"], "2^n")


if __name__ == "__main__":
    import unittest

    unittest.main()
