from harness.growth import check as check_growth
from harness.testing import CheckFailure, ExerciseTest, growth_test, own_work_test, random_test, values

SIZES = (16, 32, 64, 128, 256)


class Sorting(ExerciseTest):
    """Sorting"""

    def test_returns_the_items_in_ascending_order(self):
        self.example(
            """
            merge_sort([5, 2, 9, 7, 2])  # -> [2, 2, 5, 7, 9]
            """,
        )

    def test_sorts_nothing_and_one_item(self):
        self.example(
            """
            merge_sort([])   # -> []
            merge_sort([4])  # -> [4]
            """,
        )

    def test_sorts_by_a_key(self):
        self.example(
            """
            merge_sort(["pear", "fig", "apple"], key=len)  # -> ["fig", "pear", "apple"]
            """,
            because="with a key, items are ordered by what it returns for them",
        )


class AnyList(ExerciseTest):
    """Any list"""

    @random_test
    def test_sorts_numbers_and_words(self):
        for items in (values.integers(-4, 4), values.integers(-1000, 1000), values.text("abc", 3)):
            self.check_calls(
                "merge_sort",
                [values.lists(items, longest=40)],
                oracle=sorted,
                because="the result holds all items in ascending order, and the list stays as it was",
            )

    @random_test
    def test_keeps_the_order_of_equal_items(self):
        pairs = values.tuples(values.integers(0, 3), values.text("abc", 1))
        by_number = values.code("lambda pair: pair[0]")
        self.check_calls(
            "merge_sort",
            [values.lists(pairs, longest=20)],
            oracle=sorted,
            keywords={"key": by_number},
            because="items with equal keys keep their order",
        )

    @random_test
    def test_a_key_orders_items_of_any_kind(self):
        self.check_calls(
            "merge_sort",
            [values.lists(values.one_of(None, 0, "", "a", 7), longest=12)],
            oracle=sorted,
            keywords={"key": values.code("lambda item: len(str(item))")},
            because="with a key, items need not be comparable: None, 0 and \"\" are items too",
        )

    def test_the_result_is_a_list_of_its_own(self):
        for items in ([], [3], [2, 1]):
            result = self.solution.merge_sort(items)
            if result is items:
                raise CheckFailure(
                    "failed",
                    f"merge_sort({items!r}) returned the very list that it was given",
                    code=f"items = {items!r}\nmerge_sort(items) is items  # is True, expected False",
                    because="the result is a new list",
                )


class OwnWork(ExerciseTest):
    """Your own work"""

    @own_work_test
    def test_sorts_without_a_ready_made_sort(self):
        self.forbid(imports=("heapq",), calls=("sorted", "list.sort"), instead="write the merge yourself")


class Growth(ExerciseTest):
    """Growth"""

    @growth_test
    def test_compares_n_log_n_times_whatever_the_order(self):
        check_growth(
            self.solution,
            "merge_sort",
            target="n log n",
            counts="comparisons",
            shapes=("random", "sorted", "reversed"),
            sizes=SIZES,
            workload=lambda module, items: module.merge_sort(items),
            because="merge_sort makes O(n log n) comparisons on random, sorted and reversed input",
        )
