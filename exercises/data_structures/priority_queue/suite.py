import random
from itertools import chain

from harness.growth import check
from harness.testing import CheckFailure, ExerciseTest, growth_test, op, random_test, values


class PlainList:
    """A list of pairs, which is searched from the front for the lowest priority."""

    def __init__(self):
        self.pairs = []

    def push(self, item, priority):
        self.pairs.append((priority, item))

    def first(self):
        if not self.pairs:
            raise IndexError("empty")
        lowest = min(priority for priority, _ in self.pairs)
        return [priority for priority, _ in self.pairs].index(lowest)

    def pop(self):
        return self.pairs.pop(self.first())[1]

    def peek(self):
        return self.pairs[self.first()][1]

    def __len__(self):
        return len(self.pairs)


class MostUrgentFirst(ExerciseTest):
    """Most urgent first"""

    def test_hands_out_the_lowest_priority_first(self):
        self.example(
            """
            queue = PriorityQueue()
            queue.push("tidy up", 5)
            queue.push("fire!", 0)
            queue.push("answer the door", 2)
            queue.pop()   # -> "fire!"
            queue.pop()   # -> "answer the door"
            queue.pop()   # -> "tidy up"
            """,
        )

    def test_equal_priorities_keep_the_order_of_their_arrival(self):
        self.example(
            """
            queue = PriorityQueue()
            queue.push("water plants", 5)
            queue.push("feed the cat", 5)
            queue.push("buy milk", 5)
            queue.pop()   # -> "water plants"
            queue.pop()   # -> "feed the cat"
            queue.pop()   # -> "buy milk"
            """,
            because="among equal priorities the item that was pushed first comes first",
        )

    def test_items_need_not_be_comparable(self):
        self.example(
            """
            queue = PriorityQueue()
            queue.push({"job": 1}, 7)
            queue.push({"job": 2}, 7)
            queue.pop()   # -> {"job": 1}
            queue.pop()   # -> {"job": 2}
            """,
            because="only priorities are compared",
        )

    def test_peek_leaves_the_item_there(self):
        self.example(
            """
            queue = PriorityQueue()
            queue.push("tidy up", 5)
            queue.push("fire!", 0)
            queue.peek()  # -> "fire!"
            queue.peek()  # -> "fire!"
            len(queue)    # -> 2
            """,
        )

    def test_an_empty_queue_has_no_first_item(self):
        self.example(
            """
            queue = PriorityQueue()
            queue.pop()   # raises IndexError
            queue.peek()  # raises IndexError
            len(queue)    # -> 0
            """,
            because="pop and peek on an empty queue raise IndexError",
        )


class TheSmallest(ExerciseTest):
    """The k smallest"""

    def test_lists_the_k_smallest_in_ascending_order(self):
        self.example(
            """
            k_smallest([7, 2, 9, 2, 4], 3)  # -> [2, 2, 4]
            k_smallest([3, 1, 2], 1)        # -> [1]
            """,
        )

    def test_lists_all_if_there_are_fewer(self):
        self.example(
            """
            k_smallest([3, 1], 10)          # -> [1, 3]
            k_smallest([], 2)               # -> []
            k_smallest([3, 1], 0)           # -> []
            """,
        )

    def test_takes_any_iterable_of_comparable_items(self):
        self.example(
            """
            k_smallest(iter("heap"), 10)    # -> ["a", "e", "h", "p"]
            k_smallest({(2, "b"), (1, "z")}, 1)  # -> [(1, "z")]
            """,
            because="the items can be compared with <; they need not be numbers",
        )

    @random_test
    def test_agrees_with_sorting(self):
        self.check_calls(
            "k_smallest",
            [
                values.one_of(
                    values.lists(values.integers(), 30),
                    values.iterators(values.lists(values.text(), 12)),
                    values.lists(values.comparable(), 12),
                ),
                values.integers(0, 12),
            ],
            oracle=lambda iterable, k: sorted(iterable)[:k],
        )


class Merging(ExerciseTest):
    """Merging"""

    def test_merges_ascending_inputs(self):
        self.example(
            """
            list(merge_sorted([1, 4], [2], [0, 9]))  # -> [0, 1, 2, 4, 9]
            list(merge_sorted("ad", "bc"))           # -> ["a", "b", "c", "d"]
            """,
        )

    def test_takes_its_inputs_lazily(self):
        self.example(
            """
            taken = []
            def source(items):
                for item in items:
                    taken.append(item)
                    yield item
            merged = merge_sorted(source([1, 4]), source([2, 3]))
            taken              # -> []
            next(merged)       # -> 1
            len(taken) <= 2    # -> True
            next(merged)       # -> 2
            len(taken) <= 3    # -> True
            """,
            because="nothing is taken before the first next, and later one more item for each next",
        )

    @random_test
    def test_agrees_with_sorting_everything(self):
        one = values.one_of(
            values.sorted_lists(values.integers(0, 5)),
            values.iterators(values.sorted_lists(values.integers(0, 5))),
        )
        self.check_calls(
            "merge_sorted",
            [values.maybe(one), values.maybe(one), values.maybe(one)],
            oracle=lambda *inputs: sorted(chain(*inputs)),
            result="list",
        )

    @random_test
    def test_merges_items_that_have_nothing_but_less_than(self):
        def ascending(items):
            return sorted(items)

        one = values.built("sorted", ascending, values.lists(values.comparable(0, 4)))
        self.check_calls(
            "merge_sorted", [one, one], oracle=lambda *inputs: sorted(chain(*inputs)), result="list", runs=100
        )

    @random_test
    def test_takes_no_more_than_it_has_to(self):
        for inputs in ([[1]], [[1, 2]], [[0], [0]], [[2, 4], [1, 3]], [[], [1, 1, 1]], [[5, 6], [1, 2], [0, 9]]):
            lines = [f"merged = iter(merge_sorted({', '.join(f'source({each})' for each in inputs)}))"]
            lines.append("len(taken)  # -> 0")
            for number, item in enumerate(sorted(chain(*inputs))):
                lines.append(f"next(merged)  # -> {item}")
                if number == 0:
                    lines.append("len(set(taken)) == len(taken)  # -> True")
                    lines.append("before = len(taken)")
                else:
                    lines.append("len(taken) - before <= 1  # -> True")
                    lines.append("before = len(taken)")
            indent = "\n" + " " * 16
            self.example(
                f"""
                taken = []
                def source(items):
                    mark = object()
                    for item in items:
                        taken.append(mark)
                        yield item
                {indent.join(lines)}
                """,
                because="nothing is taken before the first next, then one item of each input, then one more for each next",
            )


class AnySequenceOfCalls(ExerciseTest):
    """Any sequence of calls"""

    def behaves_like_a_searched_list(self, priorities):
        self.check_sequences(
            "PriorityQueue",
            PlainList,
            [
                op("push", values.items(), priorities, result="ignored", weight=2),
                op("pop", weight=1.2),
                op("peek", weight=0.7),
                op("__len__", weight=0.3),
            ],
            name="queue",
            because="the lowest priority comes first, and among equals the one that was pushed first",
        )

    @random_test
    def test_behaves_like_a_searched_list(self):
        self.behaves_like_a_searched_list(values.integers(-2, 2))

    @random_test
    def test_takes_priorities_that_are_not_numbers(self):
        self.behaves_like_a_searched_list(values.one_of(*"abc"))


def scattered(n):
    return [number * 2654435761 % 2**32 for number in range(n)]


def filled(module, priorities):
    queue = module.PriorityQueue()
    for priority in priorities:
        queue.push("job", priority)
    return queue


class Costs(ExerciseTest):
    """What it costs"""

    @growth_test
    def test_push_is_logarithmic(self):
        for order in (scattered, range, lambda n: range(n, 0, -1), lambda n: [7] * n):
            check(
                self.solution,
                "push",
                target="log n",
                operations="n",
                workload=lambda module, n, order=order: filled(module, order(n)),
                because="a heap moves an item along one path of the tree",
            )

    @growth_test
    def test_pop_is_logarithmic(self):
        for order in (scattered, range, lambda n: range(n, 0, -1), lambda n: [7] * n):
            check(
                self.solution,
                "pop",
                target="log n",
                operations="n",
                setup=lambda module, n, order=order: filled(module, order(n)),
                workload=lambda queue, n: [queue.pop() for _ in range(n)],
                because="a heap moves an item along one path of the tree",
            )

    @growth_test
    def test_push_and_pop_in_turn_are_logarithmic(self):
        def in_turn(queue, n):
            for priority in scattered(n):
                queue.push("job", priority)
                queue.pop()

        check(
            self.solution,
            "push and pop in turn",
            target="log n",
            operations="n",
            setup=lambda module, n: filled(module, scattered(n)),
            workload=in_turn,
            because="a heap moves an item along one path of the tree",
        )

    @growth_test
    def test_k_smallest_does_not_search_k_times(self):
        for order in (scattered, range, lambda n: list(range(n, 0, -1))):
            check(
                self.solution,
                "k_smallest",
                target="n log n",
                setup=lambda module, n, order=order: (module, list(order(n))),
                workload=lambda given, n: given[0].k_smallest(given[1], n // 4),
                because="the target is O(n log k), or O(n + k log n)",
            )

    @growth_test
    def test_k_smallest_does_not_sort_everything(self):
        small = mean_of_comparisons(self.solution.k_smallest, 64, 12)
        large = mean_of_comparisons(self.solution.k_smallest, 8192, 3)
        # Sorting compares each item about 5 and 12 times; what is linear in n does so as often in both.
        if large > 1.9 * small:
            raise CheckFailure(
                "too-slow-growth",
                "k_smallest is too slow: with k = 3 it compares each item more often the more items there are",
                detail=f"64 items: {small:.1f} comparisons for each item\n8192 items: {large:.1f} comparisons for each item",
                because="for a fixed k the target is O(n), which sorting everything is not",
            )


class Counted:
    """A number that counts its comparisons."""

    compared = 0

    def __init__(self, rank):
        self.rank = rank

    def __lt__(self, other):
        Counted.compared += 1
        return self.rank < other.rank


def mean_of_comparisons(k_smallest, n, lists):
    draw = random.Random(n)
    # The learner's code may draw at random too.
    random.seed(n)
    Counted.compared = 0
    for _ in range(lists):
        k_smallest([Counted(draw.random()) for _ in range(n)], 3)
    return Counted.compared / (n * lists)
