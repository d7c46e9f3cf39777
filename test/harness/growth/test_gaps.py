"""The gaps that deleted pairs leave at the front of a dict."""

from __future__ import annotations

import unittest
from typing import Any

from harness.growth._classes import classify
from harness.growth._gaps import Gaps
from harness.growth._module import CountingModule

from .fixtures import ProgramTest

EMPTIED = """
    from collections import Counter, OrderedDict, defaultdict


    def by_next(d):
        while d:
            del d[next(iter(d))]

    def by_items(d):
        while d:
            key, value = next(iter(d.items()))
            d.pop(key)

    def by_loop(d):
        while d:
            for key in d:
                break
            d.pop(key)

    def by_generator(d):
        while d:
            del d[next(key for key in d.keys())]

    def by_number(d):
        for number in range(len(d)):
            del d[number]

    def by_default(d):
        while True:
            key = next(iter(d), None)
            if key is None:
                return
            del d[key]

    def in_turn(d):
        for number in range(len(d)):
            d["new", number] = d.pop(next(iter(d)))

    def from_the_end(d):
        while d:
            d.popitem()

    def in_one_go(d):
        for key in list(d):
            del d[key]
        return next(iter(d), None)
    """


class Steps(ProgramTest):
    def setUp(self) -> None:
        self.counting = CountingModule(self.program(EMPTIED))
        self.module: Any = self.counting.load()

    def grows(self, name: str, kind: Any = dict) -> str:
        points = []
        for n in (64, 128, 256, 512):
            mapping = kind()
            mapping.update(dict.fromkeys(range(n), 1))
            self.counting.meter.begin(1_000_000)
            getattr(self.module, name)(mapping)
            points.append((n, float(self.counting.meter.spent())))
            self.counting.meter.rest()
        return str(classify(points))

    def test_are_counted_for_whoever_takes_the_first_pair_again_and_again(self) -> None:
        for name in ("by_next", "by_items", "by_loop", "by_generator", "by_default"):
            with self.subTest(name):
                self.assertEqual(self.grows(name), "n^2")

    def test_are_counted_for_the_relatives_of_dict_that_keep_pairs_as_it_does(self) -> None:
        for kind in (self.module.Counter, lambda: self.module.defaultdict(int)):
            self.assertEqual(self.grows("by_next", kind), "n^2")

    def test_are_not_counted_for_an_ordered_dict(self) -> None:
        for name in ("by_next", "by_items", "by_loop", "by_generator", "by_default"):
            with self.subTest(name):
                self.assertEqual(self.grows(name, self.module.OrderedDict), "n")

    def test_are_not_counted_for_whoever_knows_the_key(self) -> None:
        for name in ("by_number", "from_the_end", "in_one_go"):
            with self.subTest(name):
                self.assertEqual(self.grows(name), "n")

    def test_are_not_counted_where_the_dict_may_have_closed_them(self) -> None:
        self.assertEqual(self.grows("in_turn"), "n")


class Count(unittest.TestCase):
    def setUp(self) -> None:
        self.gaps = Gaps()
        self.mapping = dict.fromkeys(range(10))

    def before(self) -> int:
        return self.gaps.before(iter(self.mapping))

    def test_tells_how_many_first_pairs_went(self) -> None:
        self.assertEqual(self.before(), 0)
        for gaps in range(1, 10):
            del self.mapping[next(iter(self.mapping))]
            self.assertEqual(self.before(), gaps)
            self.assertEqual(self.before(), gaps)

    def test_starts_anew_when_a_pair_was_added(self) -> None:
        self.before()
        del self.mapping[0]
        self.before()
        self.mapping["new"] = None
        self.assertEqual(self.before(), 0)

    def test_starts_anew_when_the_first_pair_went_and_another_came(self) -> None:
        self.before()
        del self.mapping[0]
        self.before()
        del self.mapping[1]
        self.mapping["new"] = None
        self.assertEqual(self.before(), 0)

    def test_leaves_pairs_in_the_middle_alone(self) -> None:
        self.before()
        del self.mapping[5]
        self.assertEqual(self.before(), 0)

    def test_says_nothing_of_an_iterator_that_is_on_its_way(self) -> None:
        self.before()
        del self.mapping[0]
        iterator = iter(self.mapping)
        self.assertEqual(self.gaps.before(iterator), 1)
        next(iterator)
        self.assertEqual(self.gaps.before(iterator), 0)

    def test_keeps_two_dicts_apart_and_forgets_those_that_nobody_asks_about(self) -> None:
        self.before()
        del self.mapping[0]
        self.assertEqual(self.before(), 1)
        for _ in range(100):
            self.gaps.before(iter({1: 2}))
        self.assertEqual(self.before(), 0)

    def test_has_nothing_to_say_of_other_iterators(self) -> None:
        for other in (iter([1]), iter({1}), reversed({1: 2}), (each for each in {1: 2}), iter({}), 5):
            self.assertEqual(self.gaps.before(other), 0)


if __name__ == "__main__":
    unittest.main()
