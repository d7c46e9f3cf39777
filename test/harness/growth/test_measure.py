"""Measuring any function: what it is called with is guessed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import unittest
from typing import Any, Dict, List

from harness.growth import CannotMeasure, measure
from harness.growth._measure import NeedsCall

from .fixtures import FOLDER, ProgramTest

SAME = {"n log n": "n", "log n": "1"}

GUESSED = [
    ("searching", "linear_search", "n"),
    ("searching", "binary_search", "log n"),
    ("searching", "sliced_search", "n"),
    ("searching", "two_sum_pairs", "n^2"),
    ("searching", "two_sum_seen", "n"),
    ("searching", "two_sum_ends", "n"),
    ("searching", "unique_slow", "n^2"),
    ("searching", "longest_run", "n"),
    ("searching", "three_sum", "n^2"),
    ("sorting", "bubble_sort", "n^2"),
    ("sorting", "merge_sort", "n log n"),
    ("sorting", "counting_sort", "n"),
    ("sorting", "top_k_heap", "n log n"),
    ("strings", "digits_joined", "n"),
    ("strings", "reversed_by_prepending", "n^2"),
    ("strings", "palindrome_slices", "n^2"),
    ("strings", "is_anagram_sorted", "n log n"),
    ("strings", "group_anagrams", "n"),
    ("strings", "distinct_substrings", "n^3"),
    ("strings", "edit_distance", "n^2"),
    ("strings", "word_counts", "n"),
    ("strings", "Log.write", "n"),
    ("strings", "BufferedLog.write", "1"),
    ("recursion", "fib_naive", "2^n"),
    ("recursion", "fib_cached", "n"),
    ("recursion", "fib_memo", "n"),
    ("recursion", "power_fast", "log n"),
    ("recursion", "subsets", "2^n"),
    ("recursion", "hanoi", "2^n"),
    ("recursion", "total_sliced", "n^2"),
    ("recursion", "coin_change", "n"),
    ("recursion", "knapsack", "n^2"),
    ("recursion", "is_prime", "sqrt n"),
    ("graphs", "bfs", "n"),
    ("graphs", "bfs_list_queue", "n^2"),
    ("graphs", "bfs_list_seen", "n^2"),
    ("graphs", "topological_order", "n"),
    ("graphs", "dijkstra", "n log n"),
    ("graphs", "dijkstra_scanning", "n^2"),
    ("graphs", "floyd_warshall", "n^3"),
    ("functional", "transpose", "n^2"),
    ("functional", "flatten_sum", "n^2"),
    ("functional", "window_sums_k", "n^2"),
    ("functional", "window_sums_rolling", "n"),
    ("functional", "intersect_lists", "n^2"),
    ("queues", "ListQueue.dequeue", "n"),
    ("queues", "TwoStackQueue.dequeue", "1"),
    ("queues", "RingQueue.enqueue", "1"),
    ("queues", "WalkingQueue.enqueue", "n"),
    ("queues", "ScanningMinStack.minimum", "n"),
    ("structures", "LruList.get", "n"),
    ("structures", "LruOrdered.get", "1"),
    ("structures", "Trie.insert", "1"),
    ("structures", "Heap.pop", "log n"),
    ("structures", "RandomSet.remove", "1"),
    ("structures", "MedianSorted.add", "n"),
    ("structures", "Chain.get", "n"),
    ("helpers", "process", "n"),
    ("helpers", "process_by_cutting", "n^2"),
    ("helpers", "History.set", "n"),
]


class Guesses(unittest.TestCase):
    def test_functions_and_methods_of_the_zoo_get_their_class_without_being_told_what_they_take(self) -> None:
        wrong = []
        for file, name, grows in GUESSED:
            report = measure(os.path.join(FOLDER, f"{file}.py"), name)
            if SAME.get(report["class"], report["class"]) != SAME.get(grows, grows):
                wrong.append((name, grows, report["class"], report["note"], report["points"][-2:]))
        self.assertEqual(wrong, [])


class Measure(ProgramTest):
    def test_a_target_gives_a_verdict_and_none_gives_none(self) -> None:
        path = self.program("def total(nums: list[int]) -> int:\n    return sum(nums[i] for i in range(len(nums)))\n")
        self.assertIsNone(measure(path, "total")["within"])
        self.assertIs(measure(path, "total", target="n log n")["within"], True)
        self.assertIs(measure(path, "total", target="O(1)")["within"], False)

    def test_sizes_can_be_chosen(self) -> None:
        path = self.program("def total(nums):\n    return sum(nums)\n")
        self.assertEqual([n for n, _ in measure(path, "total", sizes=[10, 20, 40, 80])["points"]], [10, 20, 40, 80])

    def test_annotations_decide_before_names(self) -> None:
        path = self.program("def f(n: 'list[str]', nums: int):\n    return [w.upper() for w in n[:nums]]\n")
        self.assertIn("n = n words, nums = n", measure(path, "f")["note"])

    def test_nodes_are_made_of_the_files_own_class(self) -> None:
        path = self.program(
            """
            class ListNode:
                def __init__(self, val=0, next=None):
                    self.val = val
                    self.next = next

            def length(head):
                assert head is None or isinstance(head, ListNode)
                return 0 if head is None else 1 + length(head.next)
            """
        )
        self.assertEqual(measure(path, "length")["class"], "n")

    def test_lazy_results_are_taken_to_the_end(self) -> None:
        path = self.program("def squares(nums):\n    return map(abs, nums)\n\ndef odd(nums):\n    yield from nums\n")
        self.assertEqual(measure(path, "squares")["class"], "n")
        self.assertEqual(measure(path, "odd")["class"], "n")

    def test_coroutines_are_run(self) -> None:
        path = self.program("import asyncio\n\nasync def f(nums):\n    for x in nums:\n        await asyncio.sleep(0)\n")
        self.assertEqual(measure(path, "f")["class"], "n")

    def test_it_says_why_it_cannot(self) -> None:
        path = self.program("def f():\n    pass\n\ndef g(x):\n    raise KeyError('nothing fits')\n\ndef i(n: int):\n    raise SystemExit(3)\n")
        for name, reason in [("h", "no function 'h'"), ("f", "nothing whose size"), ("g", "nothing fits"), ("i", "SystemExit: 3")]:
            with self.subTest(function=name), self.assertRaisesRegex(CannotMeasure, reason):
                measure(path, name)

    def test_a_call_that_is_written_down_is_measured_without_what_it_is_made_with(self) -> None:
        path = self.program(
            """
            class Thing:
                def __init__(self, parts):
                    self.parts = [part for part in parts]

                def first(self):
                    return self.parts[0]

            def largest(thing, times=1):
                return [max(thing.parts) for _ in range(times)]
            """
        )
        for call, grows in [
            ("largest(Thing(range(n)))", "n"),
            ("largest(Thing(range(n)), times=n)", "n^2"),
            ("largest(*[Thing([random.random()])])", "1"),
            ("Thing(range(n)).first()", "1"),
        ]:
            with self.subTest(call=call):
                report = measure(path, "largest", call=call)
                self.assertEqual((report["class"], report["note"]), (grows, f"measured with the call {call}"))

    def test_it_asks_for_a_call_where_only_that_helps(self) -> None:
        path = self.program("def g(thing):\n    return thing.strange(1)\n\ndef f():\n    pass\n")
        for name, call, reason in [
            ("g", None, "no arguments were found"),
            ("g", "g(", "no Python"),
            ("g", "n + 1", "no call"),
            ("g", "g(n)", "the call g.n. raised AttributeError"),
        ]:
            with self.subTest(call=call), self.assertRaisesRegex(NeedsCall, reason):
                measure(path, name, call=call)
        with self.assertRaises(CannotMeasure) as caught:
            measure(path, "f")
        self.assertNotIsInstance(caught.exception, NeedsCall)


class Process(ProgramTest):
    def events(self, path: str, function: str, **more: Any) -> List[Dict[str, Any]]:
        folder = os.path.join(os.path.dirname(os.path.abspath(sys.modules["harness.growth"].__file__ or "")))
        request = json.dumps({"nonce": "n-1", "file": path, "function": function, "sizes": None, "target": None, **more})
        ran = subprocess.run(
            [sys.executable, "-I", "-X", "utf8", folder], input=request + "\n", capture_output=True, text=True, timeout=120
        )
        self.assertEqual(ran.returncode, 0, ran.stderr)
        return [json.loads(line[4:]) for line in ran.stdout.splitlines() if line.startswith("n-1 ")]

    def test_the_last_event_is_the_report_whatever_the_program_prints(self) -> None:
        path = self.program(
            "print('n-1 {\"event\": \"measured\"}', end='')\n\ndef f(nums):\n    print(nums, end=' ')\n    return sum(nums)\n"
        )
        events = self.events(path, "f", target="n")
        self.assertEqual([event["event"] for event in events], ["started", "measured"])
        self.assertEqual((events[-1]["class"], events[-1]["within"]), ("n", True))
        self.assertEqual(events[-1]["lines"][0]["line"], 5)

    def test_guessed_arguments_change_no_files_and_start_no_programs(self) -> None:
        path = self.program(
            """
            import os
            import subprocess

            def writes(path: str):
                with open(path, "w") as file:
                    file.write("x")

            def creates(path: str):
                os.close(os.open(path, os.O_CREAT | os.O_WRONLY))

            def removes(path: str):
                os.remove(__file__)

            def ends(n: int):
                os.kill(os.getpid(), 0)

            def starts(words: list):
                subprocess.run(["true"])

            def reads(nums: list):
                with open(__file__) as file:
                    return len(file.read()) + sum(nums)
            """
        )
        folder = os.path.dirname(path)
        before = sorted(os.listdir(folder))
        reasons = {
            "writes": "no file is written",
            "creates": "no file is written",
            "removes": "os.remove",
            "ends": "os.kill",
            "starts": "subprocess",
        }
        for name, reason in reasons.items():
            with self.subTest(function=name):
                self.assertRegex(self.events(path, name)[-1]["note"], f"with guessed arguments .*{reason}")
        self.assertEqual(self.events(path, "reads")[-1]["class"], "n")
        self.assertEqual(sorted(each for each in os.listdir(folder) if each != "__pycache__"), before)

    def test_what_cannot_be_measured_is_said_in_the_same_event(self) -> None:
        broken = self.events(self.program("def f(:\n"), "f")[-1]
        self.assertEqual((broken["event"], broken["class"], broken["line"]), ("measured", None, 1))
        self.assertNotIn("needsCall", broken)
        strange = self.program("def g(thing):\n    return thing.strange(1)\n")
        self.assertIs(self.events(strange, "g")[-1]["needsCall"], True)
        unknown = self.events(self.program("def f(x):\n    return x\n"), "f", target="fast")[-1]
        self.assertIn("not a class of growth", unknown["note"])

    def test_finds_the_packages_of_the_named_folder(self) -> None:
        path = self.program("import tiny_thing\n\ndef f(nums):\n    return sum(nums) + tiny_thing.value\n")
        site = os.path.join(os.path.dirname(path), "site")
        os.mkdir(site)
        with open(os.path.join(site, "tiny_thing.py"), "w", encoding="utf-8") as file:
            file.write("value = 42\n")
        self.assertEqual(self.events(path, "f", site=site)[-1]["class"], "n")
        self.assertIn("tiny_thing", self.events(path, "f")[-1]["note"])


if __name__ == "__main__":
    unittest.main()
