import math
import random

from harness.growth import check as check_growth
from harness.testing import CheckFailure, ExerciseTest, growth_test, own_work_test, random_test, values

SIZES = (16, 32, 64, 128, 256)


class Sorting(ExerciseTest):
    """Sorting"""

    def test_puts_the_list_into_ascending_order(self):
        self.example(
            """
            numbers = [5, 2, 9, 7]
            quick_sort(numbers)  # -> None
            numbers              # -> [2, 5, 7, 9]
            """,
            because="quick_sort sorts in place and returns None",
            mutates=True,
        )

    def test_leaves_an_empty_list_empty(self):
        self.example(
            """
            numbers = []
            quick_sort(numbers)
            numbers  # -> []
            """,
            mutates=True,
        )


class AnyList(ExerciseTest):
    """Any list"""

    @random_test
    def test_sorts_numbers(self):
        for numbers in (values.integers(-4, 4), values.integers(-1000, 1000)):
            self.check_calls(
                "quick_sort",
                [values.lists(numbers, longest=40)],
                oracle=list.sort,
                changes=0,
                because="the list is in ascending order afterwards, with all its items",
            )

    @random_test
    def test_sorts_words(self):
        self.check_calls(
            "quick_sort",
            [values.lists(values.text("abc", 3))],
            oracle=list.sort,
            changes=0,
            because="the list is in ascending order afterwards, with all its items",
        )


class LongLists(ExerciseTest):
    """Long lists"""

    @random_test
    def test_sorts_long_lists(self):
        chosen = self.chosen_seed()
        rng = random.Random(1962 if chosen is None else chosen)
        lists = {
            "500 numbers in descending order": list(range(500, 0, -1)),
            "1,000 numbers in random order": [rng.randrange(10_000) for _ in range(1_000)],
            "1,000 numbers with many equal ones": [rng.randrange(200) for _ in range(1_000)],
        }
        for what, numbers in lists.items():
            wanted = sorted(numbers)
            self.solution.quick_sort(numbers)
            if numbers != wanted:
                place = next(i for i, number in enumerate(wanted) if numbers[i : i + 1] != [number])
                raise CheckFailure(
                    "failed",
                    f"{what} were not in order afterwards: at index {place} stands {numbers[place:place + 1]}",
                    expected=repr(wanted[place]),
                    got=repr(numbers[place : place + 1]),
                )


class OwnWork(ExerciseTest):
    """Your own work"""

    @own_work_test
    def test_sorts_without_a_ready_made_sort(self):
        self.forbid(imports=("heapq",), calls=("sorted", "list.sort"), instead="move the items around a pivot yourself")


class Growth(ExerciseTest):
    """Growth"""

    @growth_test
    def test_compares_n_log_n_times_whatever_the_order(self):
        check_growth(
            self.solution,
            "quick_sort",
            target="n log n",
            counts="comparisons",
            shapes=("random", "sorted", "reversed", "all-equal"),
            sizes=SIZES,
            workload=lambda module, items: module.quick_sort(items),
            because="quick_sort makes O(n log n) comparisons on random, sorted, reversed and all-equal input",
        )

    @growth_test
    def test_compares_n_log_n_times_far_out_too(self):
        # A side that is sorted again and again makes a power of n a little above one: small lists hardly show it.
        small = comparisons(self.solution.quick_sort, 64, 24)
        large = comparisons(self.solution.quick_sort, 8192, 1)
        if large > 2.5 * small:
            raise CheckFailure(
                "too-slow-growth",
                "quick_sort is too slow: its comparisons grow faster than n log n",
                detail=f"64 items: {small:.1f} times n log n comparisons\n8192 items: {large:.1f} times n log n comparisons",
                because="quick_sort makes O(n log n) comparisons",
            )

    @growth_test
    def test_sorts_a_long_sorted_list_within_the_recursion_limit(self):
        # A stack that grows with n is beyond the limit long before the 100,000 items of the statement.
        n = 30_000
        numbers = list(range(n))
        try:
            self.solution.quick_sort(numbers)
        except RecursionError as error:
            raise CheckFailure(
                "exception",
                f"quick_sort hit the recursion limit on a sorted list of {n:,} items",
                code=f"quick_sort(list(range({n})))  # raised RecursionError",
                because="the stack stays at O(log n)",
            ) from error
        if numbers != list(range(n)):
            raise CheckFailure("failed", f"a sorted list of {n:,} items was not in order afterwards")


class Counted:
    """A number that counts its comparisons."""

    compared = 0

    def __init__(self, rank):
        self.rank = rank

    def __lt__(self, other):
        Counted.compared += 1
        return self.rank < other.rank

    def __gt__(self, other):
        return other < self

    def __le__(self, other):
        return not other < self

    def __ge__(self, other):
        return not self < other


def comparisons(quick_sort, n, lists):
    """Return the comparisons for random lists of ``n`` items, as a multiple of n log n."""
    draw = random.Random(n)
    # The learner's code may draw at random too.
    random.seed(n)
    Counted.compared = 0
    for _ in range(lists):
        quick_sort([Counted(draw.random()) for _ in range(n)])
    return Counted.compared / (lists * n * math.log2(n))
