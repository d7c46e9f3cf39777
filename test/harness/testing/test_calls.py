import unittest
from typing import Any, List, Optional, Tuple

from harness.testing import values
from test.harness.testing.support import KitTest

SEARCH = """
def binary_search(items, target):
    low, high = 0, len(items)
    while low < high:
        middle = (low + high) // 2
        if items[middle] == target:
            return middle
        if items[middle] < target:
            low = middle + 1
        else:
            high = middle
    return -1
"""
SORT = """
def merge_sort(items, key=None):
    return sorted(items, key=key)
"""


def is_index(arguments: Tuple[Any, ...], result: Any) -> Optional[str]:
    items, target = arguments
    if target not in items:
        return None if result == -1 else f"{target} is not there: expected -1"
    if type(result) is not int or not 0 <= result < len(items):
        return f"expected an index of {target}"
    return None if items[result] == target else f"items[{result}] is {items[result]}, not {target}"


class Judged(KitTest):
    def check(self, source: str, **options: Any) -> None:
        sorted_items = values.sorted_lists(values.integers(-5, 5))
        self.case(source).check_calls(
            "binary_search",
            [sorted_items, values.drawn_from(0, or_else=values.integers(-6, 6))],
            accepts=is_index,
            **options,
        )

    def test_every_right_index_passes(self) -> None:
        self.check(SEARCH)
        self.check("def binary_search(a, x):\n    return a.index(x) if x in a else -1")

    def test_wrong_searches_fail_with_few_items(self) -> None:
        for old, new in (
            ("low = middle + 1", "low = middle + 2"),
            ("low < high", "low < high - 1"),
            ("return -1", "return None"),
            ("return middle\n", "return items[middle]\n"),
            ("len(items)", "len(items) - 1"),
            ("return middle\n", "return middle or -1\n"),
        ):
            with self.subTest(new=new):
                failure = self.failure(lambda old=old, new=new: self.check(SEARCH.replace(old, new)))
                self.assertLess(len(failure.code or ""), 70, failure.code)

    def test_the_reason_stands_in_the_summary(self) -> None:
        failure = self.failure(lambda: self.check(SEARCH.replace("return -1", "return 0")))
        self.assertEqual(failure.summary, "binary_search([], 0) returned 0: 0 is not there: expected -1")
        self.assertEqual(failure.code, "binary_search([], 0)  # returned 0")

    def test_shrinking_keeps_the_list_sorted(self) -> None:
        failure = self.failure(lambda: self.check(SEARCH.replace("low = middle + 1", "low = middle + 2")))
        items = eval((failure.code or "").split("(")[1].split("]")[0] + "]")
        self.assertEqual(items, sorted(items))

    def test_shrinking_keeps_to_the_contract(self) -> None:
        failure = self.failure(
            lambda: self.check(SEARCH.replace("return -1", "return -2"), valid=lambda items, target: len(items) >= 3)
        )
        self.assertEqual((failure.code or "").count(","), 3)

    def test_a_result_of_another_shape_is_wrong_and_not_an_error_of_the_suite(self) -> None:
        def accepts(arguments: Tuple[Any, ...], result: Any) -> Optional[str]:
            return None if sorted(result) == sorted(arguments[0]) else "items are missing"

        failure = self.failure(
            lambda: self.case("def f(items):\n    pass").check_calls(
                "f", [values.lists(values.integers())], accepts=accepts
            )
        )
        self.assertEqual(failure.verdict, "failed")
        self.assertEqual(failure.slip, "It returned None: a return is missing.")


class ComparedWithAnOracle(KitTest):
    def sort(self, source: str, of: values.Values) -> None:
        self.case(source).check_calls(
            "merge_sort",
            [values.lists(of)],
            oracle=lambda items, key=None: sorted(items, key=key),
            keywords={"key": values.one_of(None, values.code("lambda item: 0"))},
        )

    def test_a_right_function_passes(self) -> None:
        self.sort(SORT, values.integers())
        self.sort(SORT, values.comparable(tagged=True))

    def test_items_that_are_equal_must_keep_their_order(self) -> None:
        unstable = SORT.replace("sorted(items,", "sorted(items[::-1],")
        failure = self.failure(lambda: self.sort(unstable, values.comparable(tagged=True)))
        self.assertEqual((failure.code or "").split("\n")[-1].count("Item("), 6, failure.code)
        self.assertEqual(self.paste(self.case(unstable), failure.code), "")

    def test_items_need_nothing_but_less_than(self) -> None:
        greedy = "def merge_sort(items, key=None):\n    return sorted(items, key=lambda item: -item)"
        failure = self.failure(lambda: self.sort(greedy, values.comparable()))
        self.assertEqual(failure.verdict, "exception")
        self.assertIn("TypeError", failure.summary)

    def test_an_argument_that_changed_is_told_as_code(self) -> None:
        source = "def merge_sort(items, key=None):\n    items.sort(key=key)\n    return items"
        failure = self.failure(lambda: self.sort(source, values.integers()))
        self.assertIn("changed what was handed in", failure.summary)
        lines = (failure.code or "").split("\n")
        self.assertEqual(lines[0], "given = [2, 1]")
        self.assertEqual(lines[2], "given  # is now [1, 2], expected [2, 1]")
        self.assertIn("copy", failure.slip or "")

    def test_a_change_in_place_is_compared_with_the_oracles(self) -> None:
        def check(body: str) -> None:
            self.case(f"def quick_sort(items):\n    {body}").check_calls(
                "quick_sort", [values.lists(values.integers())], oracle=list.sort, changes=0
            )

        check("items.sort()")
        failure = self.failure(lambda: check("items = sorted(items)"))
        self.assertEqual(failure.summary, "quick_sort(given) left [2, 1], expected [1, 2], for given = [2, 1]")
        failure = self.failure(lambda: check("items.sort(); return items"))
        self.assertEqual(failure.summary, "quick_sort([]) returned [], expected None")

    def test_where_the_oracle_raises_so_must_the_function(self) -> None:
        def oracle(graph: dict, start: Any) -> List[Any]:
            return list(graph[start])

        def check(body: str) -> None:
            self.case(f"def f(graph, start):\n    {body}").check_calls(
                "f", [values.graphs(), values.drawn_from(0, or_else=values.just("nowhere"))], oracle=oracle
            )

        check("return [*graph[start]]")
        self.assertEqual(self.failure(lambda: check("return graph.get(start, [])")).expected, "KeyError")
        failure = self.failure(lambda: check("return graph[start][:1]"))
        self.assertRegex(failure.code or "", r"^f\(\{.+: \[(.+), .+\].*\}, .+\)  # returned \[\1\], expected")

    def test_results_may_come_in_any_order_from_any_iterable(self) -> None:
        def check(body: str) -> None:
            self.case(f"def f(items):\n    {body}").check_calls(
                "f", [values.lists(values.integers())], oracle=lambda items: items, result="any order"
            )

        check("return reversed(items)")
        check("yield from sorted(items)")
        self.assertIn("in any order", self.failure(lambda: check("return set(items)")).summary)

    def test_an_exception_without_need_has_the_learners_line(self) -> None:
        failure = self.failure(
            lambda: self.case("def f(items):\n    return items[0]").check_calls(
                "f", [values.lists(values.integers())], oracle=lambda items: items[0] if items else None
            )
        )
        self.assertEqual((failure.verdict, failure.line), ("exception", 2))
        self.assertEqual(failure.code, "f([])  # raised IndexError: list index out of range, expected None")

    def test_a_function_that_remembers_its_calls_is_told_so(self) -> None:
        source = "seen = set()\ndef f(x):\n    known = x in seen\n    seen.add(x)\n    return known"
        failure = self.failure(
            lambda: self.case(source).check_calls("f", [values.integers()], oracle=lambda x: False)
        )
        self.assertIn("a state that outlives a call", failure.detail)

    def test_a_coroutine_where_a_value_was_expected_is_named(self) -> None:
        failure = self.failure(
            lambda: self.case("async def f(x):\n    return x").check_calls("f", [values.integers()], oracle=lambda x: x)
        )
        self.assertIn("coroutine", failure.slip or "")

    def test_async_functions_run_under_a_runner(self) -> None:
        case = self.case("import asyncio\nasync def f(x):\n    await asyncio.sleep(x)\n    return x // 2 * 2")
        failure = self.failure(
            lambda: case.check_calls("f", [values.integers(0, 9)], oracle=lambda x: x, run=case.virtual_time().run)
        )
        self.assertEqual(failure.code, "import asyncio\nasyncio.run(f(1))  # returned 0, expected 1")

    def test_iterators_can_be_handed_in(self) -> None:
        def check(body: str) -> None:
            self.case(f"def f(items):\n    {body}").check_calls(
                "f", [values.iterators(values.lists(values.integers()))], oracle=lambda items: sum(items)
            )

        check("return sum(items)")
        failure = self.failure(lambda: check("len(list(items))\n    return sum(items)"))
        self.assertIn("f(iter([", failure.code or "")

    def test_the_fact_is_made_of_the_arguments(self) -> None:
        failure = self.failure(
            lambda: self.case("def f(x):\n    return 0").check_calls(
                "f", [values.integers(1, 9)], oracle=lambda x: x, because=lambda x: f"{x} is its own value"
            )
        )
        self.assertEqual(failure.because, "1 is its own value")

    def test_it_needs_one_way_to_judge(self) -> None:
        case = self.case("def f(): pass")
        with self.assertRaisesRegex(ValueError, "one of the two"):
            case.check_calls("f", [])
        with self.assertRaisesRegex(ValueError, "give an oracle"):
            case.check_calls("f", [], accepts=lambda arguments, result: None, changes=0)


if __name__ == "__main__":
    unittest.main()
