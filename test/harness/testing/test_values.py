import unittest
from typing import Any, List

from harness.testing import values
from harness.testing._rng import Rng
from harness.testing._shrink import Shrinker
from harness.testing.values import OMITTED, Item, Scene, Values

GENERATORS: List[Values] = [
    values.integers(-3, 9),
    values.indexes(2, 5),
    values.items(),
    values.keys(),
    values.keys(of=["a", None]),
    values.keys(colliding=True),
    values.text("abc", 6, shortest=1),
    values.just((1, 2)),
    values.one_of(None, values.integers(1, 3), values.code("len")),
    values.lists(values.integers(0, 3), longest=9),
    values.lists(values.integers(), unique=True),
    values.lists(values.integers(), shortest=2),
    values.sorted_lists(values.integers(0, 5)),
    values.tuples(values.integers(), values.text()),
    values.dicts(values.integers(), values.items()),
    values.graphs(),
    values.graphs(6, least=2, directed=False),
    values.graphs(6, acyclic=True),
    values.graphs(6, acyclic=True, directed=False),
    values.graphs(6, loops=False, parallel=False),
    values.comparable(tagged=True),
    values.lists(values.comparable()),
]


def drawn(generator: Values, count: int = 60) -> List[Any]:
    rng = Rng(5)
    return [generator.draw(Scene(rng, wide=number % 10 == 9)) for number in range(count)]


def has_cycle(graph: dict, directed: bool) -> bool:
    if directed:
        reach = {vertex: set(ends) for vertex, ends in graph.items()}
        for _ in graph:
            for vertex in graph:
                reach[vertex] = reach[vertex].union(*(reach[end] for end in reach[vertex]))
        return any(vertex in reach[vertex] for vertex in graph)
    edges = sum(len(ends) + ends.count(vertex) for vertex, ends in graph.items()) // 2
    seen: set = set()
    parts = 0
    for vertex in graph:
        parts += vertex not in seen
        waiting = [vertex]
        while waiting:
            one = waiting.pop()
            if one not in seen:
                seen.add(one)
                waiting.extend(graph[one])
    return edges > len(graph) - parts


class EveryGenerator(unittest.TestCase):
    def test_allows_what_it_draws_and_what_it_shrinks_to(self) -> None:
        for generator in GENERATORS:
            for recipe in drawn(generator, 30):
                with self.subTest(generator=type(generator).__name__, recipe=recipe):
                    self.assertTrue(generator.allows(recipe))
                    for simpler in generator.simpler(recipe):
                        self.assertTrue(generator.allows(simpler), simpler)

    def test_shrinking_comes_to_an_end(self) -> None:
        for generator in GENERATORS:
            for recipe in drawn(generator, 10):
                with self.subTest(generator=type(generator).__name__, recipe=recipe):
                    shrinker = Shrinker(recipe, lambda candidate: candidate, 2_000)
                    shrinker.descend(generator.simpler)
                    self.assertGreater(shrinker.left, 0)

    def test_shows_source_that_gives_the_same_value(self) -> None:
        for generator in GENERATORS:
            for recipe in drawn(generator):
                with self.subTest(generator=type(generator).__name__, recipe=recipe):
                    self.assertEqual(eval(generator.show(recipe), {"Item": Item}), generator.build(recipe))

    def test_builds_a_fresh_argument_every_time(self) -> None:
        for generator in GENERATORS:
            for recipe in drawn(generator, 20):
                argument = generator.build(recipe)
                if isinstance(argument, (list, dict)):
                    argument.clear()
                    self.assertEqual(eval(generator.show(recipe), {"Item": Item}), generator.build(recipe))

    def test_draws_the_same_from_the_same_seed(self) -> None:
        for generator in GENERATORS:
            self.assertEqual(drawn(generator), drawn(generator))


class Draws(unittest.TestCase):
    def test_items_hold_the_falsy_the_negative_and_the_equal(self) -> None:
        seen = [repr(item) for item in drawn(values.items(), 200)]
        for wanted in ("0", "''", "None", "-1", "1"):
            self.assertIn(wanted, seen)

    def test_colliding_keys_have_equal_hashes(self) -> None:
        keys = set(drawn(values.keys(colliding=True)))
        self.assertGreater(len(keys), 4)
        self.assertEqual(len({hash(key) for key in keys}), 1)

    def test_half_of_the_keys_were_used_before(self) -> None:
        scene = Scene(Rng(1))
        scene.used["keys"] = ["used"]
        again = [values.keys().draw(scene) for _ in range(400)].count("used")
        self.assertTrue(150 < again < 250, again)

    def test_lists_reach_their_full_length_and_are_mostly_short(self) -> None:
        lengths = [len(one) for one in drawn(values.lists(values.integers(), longest=20), 200)]
        self.assertGreaterEqual(max(lengths), 18)
        self.assertGreater(sum(length <= 5 for length in lengths), 100)

    def test_sorted_lists_ascend_and_unique_ones_differ(self) -> None:
        self.assertTrue(all(one == sorted(one) for one in drawn(values.sorted_lists())))
        self.assertTrue(all(len(set(one)) == len(one) for one in drawn(values.lists(values.integers(), unique=True))))

    def test_graphs_keep_what_they_promise(self) -> None:
        for directed in (True, False):
            for graph in drawn(values.graphs(6, acyclic=True, directed=directed)):
                self.assertFalse(has_cycle(graph, directed), graph)
            self.assertTrue(any(has_cycle(graph, directed) for graph in drawn(values.graphs(6, directed=directed))))
        for graph in drawn(values.graphs(directed=False)):
            for start, ends in graph.items():
                for end in ends:
                    self.assertEqual(graph[end].count(start), ends.count(end))
        for graph in drawn(values.graphs(loops=False, parallel=False)):
            for start, ends in graph.items():
                self.assertEqual(len(set(ends) - {start}), len(ends))
        self.assertTrue(all(2 <= len(graph) <= 4 for graph in drawn(values.graphs(4, least=2))))

    def test_graphs_have_loops_and_parallel_edges_unless_told_otherwise(self) -> None:
        graphs = drawn(values.graphs())
        self.assertTrue(any(vertex in ends for graph in graphs for vertex, ends in graph.items()))
        self.assertTrue(any(len(set(ends)) < len(ends) for graph in graphs for ends in graph.values()))

    def test_drawn_from_takes_items_keys_or_something_else(self) -> None:
        scene = Scene(Rng(1))
        scene.earlier = [{"a": [], "b": []}]
        seen = {values.drawn_from(0, or_else=values.just("z")).draw(scene) for _ in range(100)}
        self.assertEqual(seen, {"a", "b", "z"})
        self.assertFalse(values.drawn_from(0).allows("z", scene.earlier))

    def test_maybe_leaves_out_half_of_the_time(self) -> None:
        left_out = drawn(values.maybe(values.integers()), 200).count(OMITTED)
        self.assertTrue(60 < left_out < 140, left_out)


class Items(unittest.TestCase):
    def test_compare_by_less_than_and_equality_and_nothing_else(self) -> None:
        self.assertTrue(Item(1) < Item(2))
        self.assertEqual(Item(1, "a"), Item(1, "b"))
        for operation in (lambda: Item(1) <= Item(2), lambda: hash(Item(1)), lambda: Item(1) < 2, lambda: Item(1) + 1):
            with self.assertRaises(TypeError):
                operation()


class SimplerNumbers(unittest.TestCase):
    def test_come_from_the_nearest_to_zero_that_is_allowed(self) -> None:
        self.assertEqual(list(values.integers(-9, 9).simpler(8)), [0, 4, 6, 7])
        self.assertEqual(list(values.integers(3, 9).simpler(5)), [3, 4])
        self.assertEqual(list(values.integers(-9, -2).simpler(-4)), [-2, -3])


if __name__ == "__main__":
    unittest.main()
