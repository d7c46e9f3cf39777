from __future__ import annotations

import doctest
import unittest
from typing import Any

from harness import safe_repr as module
from harness.safe_repr import difference, safe_repr


class Raising:
    def __repr__(self) -> str:
        raise ValueError("no")


class Endless:
    def __repr__(self) -> str:
        return repr(self)


class SafeRepr(unittest.TestCase):
    def test_gives_short_values_as_python_does(self) -> None:
        for value in (1, "it's", b"x", None, [1, (2,), {3: {4}}], (), [], {}, set(), frozenset({1}), 1.5, True):
            with self.subTest(value=value):
                self.assertEqual(safe_repr(value), repr(value))

    def test_describes_an_object_whose_representation_raises(self) -> None:
        self.assertEqual(safe_repr(Raising()), "<Raising object whose __repr__ raised ValueError>")
        self.assertEqual(safe_repr([Raising()]), "[<Raising object whose __repr__ raised ValueError>]")

    def test_describes_an_object_whose_representation_never_ends(self) -> None:
        self.assertEqual(safe_repr(Endless()), "<Endless object whose __repr__ raised RecursionError>")

    def test_marks_a_list_that_holds_itself(self) -> None:
        cycle: Any = [1]
        cycle.append(cycle)
        self.assertEqual(safe_repr(cycle), "[1, <the same list again>]")

    def test_shows_a_list_twice_when_it_merely_occurs_twice(self) -> None:
        inner = [1]
        self.assertEqual(safe_repr([inner, inner]), "[[1], [1]]")

    def test_cuts_depth(self) -> None:
        deep: Any = []
        for _ in range(10_000):
            deep = [deep]
        self.assertEqual(safe_repr(deep), "[[[[[[…]]]]]]")

    def test_cuts_length_and_counts_the_rest(self) -> None:
        text = safe_repr(list(range(100_000)), 40)
        self.assertTrue(text.endswith("more]"), text)
        self.assertLess(len(text), 80)
        shown = text.count(", ")
        self.assertIn(f"… {100_000 - shown:,} more", text)

    def test_bounds_every_kind_of_value(self) -> None:
        nested = {n: [list(range(n)) for _ in range(9)] for n in range(99)}
        for value in ("x" * 10**6, b"x" * 10**6, 7**99_999, [["a" * 300] * 99] * 99, nested, set(range(10**4))):
            with self.subTest(kind=type(value)):
                self.assertLess(len(safe_repr(value, 100)), 1500)

    def test_keeps_a_representation_on_one_line(self) -> None:
        class Lines:
            def __repr__(self) -> str:
                return "a\nb"

        self.assertEqual(safe_repr(Lines()), "a b")

    def test_sorts_sets_that_can_be_sorted(self) -> None:
        self.assertEqual(safe_repr({3, 1, 2}), "{1, 2, 3}")

    def test_keeps_its_documented_examples(self) -> None:
        result = doctest.testmod(module)
        self.assertGreater(result.attempted, 0)
        self.assertEqual(result.failed, 0)


class Difference(unittest.TestCase):
    def test_names_the_first_index_that_differs(self) -> None:
        self.assertEqual(difference([0] * 50 + [1], [0] * 50 + [2]), "first difference at index 50: got 1, expected 2")

    def test_tells_equal_items_of_other_types_apart(self) -> None:
        self.assertEqual(difference([True], [1]), "first difference at index 0: got True, expected 1")

    def test_names_what_is_missing_or_too_much_at_the_end(self) -> None:
        self.assertEqual(difference([1], [1, 2]), "missing from index 1 on: [2]")
        self.assertEqual(difference([1, 2], [1]), "not expected from index 1 on: [2]")

    def test_names_the_position_in_a_text(self) -> None:
        self.assertEqual(
            difference("a" * 30 + "b", "a" * 30 + "c"),
            "first difference at position 30: got 'aaaaaaaaaab', expected 'aaaaaaaaaac'",
        )

    def test_names_keys_and_members(self) -> None:
        self.assertEqual(difference({1: 2}, {1: 3}), "first difference at key 1: got 2, expected 3")
        self.assertEqual(difference({}, {1: 3}), "missing key 1")
        self.assertEqual(difference({1: 3}, {}), "key 1 is not expected")
        self.assertEqual(difference({1, 2}, {2, 3}), "missing {3}, not expected {1}")

    def test_says_nothing_about_equal_values_or_values_of_different_kinds(self) -> None:
        for got, expected in (([1], [1]), ("a", "a"), (1, 2), ([1], (1,)), ({1: 1}, {1: 1})):
            with self.subTest(got=got):
                self.assertEqual(difference(got, expected), "")

    def test_says_nothing_when_comparing_raises(self) -> None:
        class Odd:
            def __eq__(self, other: object) -> bool:
                raise ZeroDivisionError

        self.assertEqual(difference([Odd()], [Odd()]), "")


if __name__ == "__main__":
    unittest.main()
