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
    def test_sorts_100_000_sorted_items_within_the_recursion_limit(self):
        numbers = list(range(100_000))
        try:
            self.solution.quick_sort(numbers)
        except RecursionError as error:
            raise CheckFailure(
                "exception",
                "quick_sort hit the recursion limit on a sorted list of 100,000 items",
                code="quick_sort(list(range(100_000)))  # raised RecursionError",
                because="the stack stays at O(log n)",
            ) from error
        if numbers != list(range(100_000)):
            raise CheckFailure("failed", "a sorted list of 100,000 items was not in order afterwards")
