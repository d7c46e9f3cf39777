from harness.growth import check as check_growth
from harness.testing import CheckFailure, ExerciseTest, growth_test, op, own_work_test, random_test, values


SIZES = (16, 32, 64, 128, 256)


class PlainList:
    """The dumbest right heap: a list that is searched for its smallest item."""

    def __init__(self, items=()):
        self.items = list(items)

    def insert(self, item):
        self.items.append(item)

    def extract_min(self):
        smallest = self.peek()
        self.items.remove(smallest)
        return smallest

    def peek(self):
        if not self.items:
            raise IndexError("the heap is empty")
        return min(self.items)

    def __len__(self):
        return len(self.items)


def heap_operations(items):
    return [
        op("insert", items, result="ignored", weight=1.5),
        op("extract_min"),
        op("peek", weight=0.5),
        op("__len__", weight=0.3),
    ]


class SmallestFirst(ExerciseTest):
    """Smallest first"""

    def test_gives_out_the_smallest_item_first(self):
        self.example(
            """
            heap = MinHeap()
            heap.insert(5)
            heap.insert(3)
            heap.insert(8)
            heap.extract_min()  # -> 3
            heap.extract_min()  # -> 5
            heap.extract_min()  # -> 8
            """,
            because="extract_min removes and returns a smallest item",
        )

    def test_starts_with_the_items_it_is_given(self):
        self.example(
            """
            heap = MinHeap([7, 2, 9])
            heap.peek()         # -> 2
            heap.insert(1)
            heap.extract_min()  # -> 1
            heap.extract_min()  # -> 2
            len(heap)           # -> 2
            """,
        )

    def test_shows_the_smallest_item_and_leaves_it_there(self):
        self.example(
            """
            heap = MinHeap(["pear", "fig"])
            heap.peek()  # -> "fig"
            heap.peek()  # -> "fig"
            len(heap)    # -> 2
            """,
        )

    def test_an_empty_heap_has_no_smallest_item(self):
        self.example(
            """
            heap = MinHeap()
            len(heap)           # -> 0
            heap.peek()         # raises IndexError
            heap.extract_min()  # raises IndexError
            """,
            because="peek and extract_min on an empty heap raise IndexError",
        )

    def test_two_heaps_keep_apart(self):
        self.example(
            """
            one, other = MinHeap(), MinHeap()
            one.insert(1)
            other.insert(2)
            one.extract_min()    # -> 1
            other.extract_min()  # -> 2
            """,
        )


class AnySequenceOfCalls(ExerciseTest):
    """Any sequence of calls"""

    @random_test
    def test_always_gives_out_a_smallest_item(self):
        numbers = values.integers(-3, 9)
        self.check_sequences(
            "MinHeap",
            PlainList,
            heap_operations(numbers),
            construct=[values.maybe(values.lists(numbers, longest=12))],
            because="extract_min and peek give a smallest item",
        )

    @random_test
    def test_needs_nothing_but_less_than(self):
        items = values.comparable()
        self.check_sequences(
            "MinHeap",
            PlainList,
            heap_operations(items),
            construct=[values.maybe(values.lists(items, longest=12))],
            because="items need to offer nothing but <",
        )


class OwnWork(ExerciseTest):
    """Your own work"""

    @own_work_test
    def test_is_built_without_heapq_or_sorting(self):
        self.forbid(
            imports=("heapq",),
            calls=("sorted", "list.sort"),
            instead="repair the one path that can be out of order",
        )


class Growth(ExerciseTest):
    """Growth, in comparisons"""

    @growth_test
    def test_n_inserts_make_n_log_n_comparisons(self):
        check_growth(
            self.solution,
            "insert",
            target="n log n",
            counts="comparisons",
            sizes=SIZES,
            shapes=("random", "sorted", "reversed"),
            setup=lambda module, items: module.MinHeap(),
            workload=fill,
            because="insert makes O(log n) comparisons, n of them O(n log n)",
        )

    @growth_test
    def test_n_extractions_make_n_log_n_comparisons(self):
        check_growth(
            self.solution,
            "extract_min",
            target="n log n",
            counts="comparisons",
            sizes=SIZES,
            shapes=("random", "sorted", "reversed"),
            setup=lambda module, items: fill(module.MinHeap(), items),
            workload=lambda heap, items: [heap.extract_min() for _ in items],
            because="extract_min makes O(log n) comparisons, n of them O(n log n)",
        )

    @growth_test
    def test_filling_takes_a_fixed_number_of_comparisons_an_item(self):
        # n and n log n differ by a logarithm only: it takes two sizes that lie far apart to see it, and counts.
        small, large = 256, 16_384
        for shape, ordered in (("descending", reversed), ("ascending", iter)):
            for_few, for_many = (self.comparisons(list(ordered(range(n)))) / n for n in (small, large))
            if for_many - for_few > 2:
                raise CheckFailure(
                    "too-slow-growth",
                    f"MinHeap(items) compares each item {for_few:.1f} times when there are {small:,} items, "
                    f"and {for_many:.1f} times when there are {large:,}",
                    detail=f"The items were given in {shape} order.",
                    expected="the same number at both sizes",
                    got=f"{for_many - for_few:.1f} comparisons more for each item",
                    because="MinHeap(items) makes O(n) comparisons for n items",
                )

    def comparisons(self, numbers):
        """How many comparisons it takes to fill a heap and to know its smallest item."""
        Counted.made = 0
        self.solution.MinHeap([Counted(number) for number in numbers]).peek()
        return Counted.made


class Counted:
    """An item that counts its comparisons."""

    made = 0

    def __init__(self, number):
        self.number = number

    def __lt__(self, other):
        Counted.made += 1
        return self.number < other.number


def fill(heap, items):
    for item in items:
        heap.insert(item)
    return heap
