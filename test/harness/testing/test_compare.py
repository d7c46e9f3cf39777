import unittest
from collections import OrderedDict, namedtuple

from harness.testing._compare import is_expected_error, same, same_in_any_order, same_items

NAN = float("nan")


class Same(unittest.TestCase):
    def test_equal_values_of_one_type_are_the_same(self) -> None:
        for value in (0, 1.5, "", None, True, [1, [2]], (1,), {"a": [1]}, {1, 2}, frozenset("ab"), b"x"):
            with self.subTest(value=value):
                self.assertTrue(same(value, value if isinstance(value, frozenset) else eval(repr(value))))

    def test_values_that_are_equal_but_of_other_types_differ_at_every_depth(self) -> None:
        for got, expected in (
            (1, True),
            (True, 1),
            (1.0, 1),
            ([1], [True]),
            ((1,), [1]),
            ({1: 0}, {True: 0}),
            ({1}, {1.0}),
        ):
            with self.subTest(got=got, expected=expected):
                self.assertFalse(same(got, expected))

    def test_nan_is_itself_and_floats_are_exact(self) -> None:
        self.assertTrue(same([NAN, float("nan")], [float("nan"), NAN]))
        self.assertFalse(same(0.1 + 0.2, 0.3))

    def test_a_subclass_passes_for_its_base(self) -> None:
        point = namedtuple("point", "x y")
        self.assertTrue(same(point(1, 2), (1, 2)))
        self.assertTrue(same(OrderedDict(a=1), {"a": 1}))
        self.assertFalse(same((1, 2), point(1, 2)))

    def test_lists_and_dicts_of_other_lengths_differ(self) -> None:
        self.assertFalse(same([1], [1, 2]))
        self.assertFalse(same({"a": 1, "b": 2}, {"a": 1}))
        self.assertFalse(same({"b": 1}, {"a": 1}))


class AnyOrder(unittest.TestCase):
    def test_counts_how_often_an_item_comes(self) -> None:
        self.assertTrue(same_in_any_order([2, 1, 2], [1, 2, 2]))
        self.assertFalse(same_in_any_order([1, 1, 2], [1, 2, 2]))
        self.assertFalse(same_in_any_order([1], [1, 1]))

    def test_needs_no_hash(self) -> None:
        self.assertTrue(same_in_any_order([{1}, {2}], [{2}, {1}]))
        self.assertFalse(same_in_any_order([[1], [2]], [[2], [2]]))

    def test_same_items_ignores_repeats_and_still_sees_types(self) -> None:
        self.assertTrue(same_items([2, 1, 1], (1, 2)))
        self.assertFalse(same_items([1], [1, 2]))
        self.assertFalse(same_items([1, 2], [1]))
        self.assertFalse(same_items([True], [1]))


class ExpectedErrors(unittest.TestCase):
    def test_a_subclass_of_the_expected_type_passes(self) -> None:
        self.assertTrue(is_expected_error(KeyError(), (LookupError,)))
        self.assertFalse(is_expected_error(KeyError(), (IndexError, ValueError)))

    def test_a_starters_exception_does_not_pass_for_a_runtime_error(self) -> None:
        self.assertFalse(is_expected_error(NotImplementedError(), (RuntimeError,)))
        self.assertFalse(is_expected_error(RecursionError(), (RuntimeError,)))
        self.assertTrue(is_expected_error(NotImplementedError(), (NotImplementedError,)))


if __name__ == "__main__":
    unittest.main()
