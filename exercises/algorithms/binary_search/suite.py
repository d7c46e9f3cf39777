from harness.growth import check as check_growth
from harness.testing import ExerciseTest, growth_test, own_work_test, random_test, values


def is_right_place(arguments, result):
    """Judge a result of binary_search by the statement: any index of the target, or -1."""
    items, target = arguments
    if target not in items:
        return None if result == -1 else f"{target!r} is not in the list, so the result should be -1"
    places = [index for index, item in enumerate(items) if item == target]
    if result in places:
        return None
    return f"{target!r} stands at {' and '.join(map(str, places))}"


def first_not_less(items, target):
    for index, item in enumerate(items):
        if not item < target:
            return index
    return len(items)


class FindingAnItem(ExerciseTest):
    """Finding an item"""

    def test_finds_where_an_item_stands(self):
        self.example(
            """
            primes = [2, 3, 5, 7, 11, 13]
            binary_search(primes, 5)   # -> 2
            binary_search(primes, 11)  # -> 4
            """,
            because="binary_search returns an index at which the target stands",
        )

    def test_says_minus_one_when_it_stands_nowhere(self):
        self.example(
            """
            primes = [2, 3, 5, 7, 11, 13]
            binary_search(primes, 4)   # -> -1
            binary_search(primes, 99)  # -> -1
            """,
            because="an absent target gives -1",
        )

    def test_finds_one_of_several_equal_items(self):
        self.example(
            """
            grades = ["a", "b", "b", "b", "d"]
            binary_search(grades, "b")  # -> one of 1, 2, 3
            """,
        )


class FindingAPlace(ExerciseTest):
    """Finding a place"""

    def test_finds_where_an_item_starts(self):
        self.example(
            """
            primes = [2, 3, 5, 7, 11, 13]
            lower_bound(primes, 5)  # -> 2
            """,
            because="lower_bound returns the first index whose item is not less than the target",
        )

    def test_finds_where_a_missing_item_would_go(self):
        self.example(
            """
            primes = [2, 3, 5, 7, 11, 13]
            lower_bound(primes, 6)   # -> 3
            """,
            because="lower_bound returns the first index whose item is not less than the target",
        )


class AnySortedList(ExerciseTest):
    """Any sorted list"""

    @random_test
    def test_finds_every_item_that_is_there_and_no_other(self):
        self.check_calls(
            "binary_search",
            [values.sorted_lists(values.integers(-5, 9)), values.integers(-6, 10)],
            accepts=is_right_place,
        )

    @random_test
    def test_finds_words_and_large_numbers(self):
        words = values.text("abc", 3)
        large = values.integers(10_000, 10_040)
        for items, target in ((words, words), (large, large)):
            self.check_calls(
                "binary_search",
                [values.sorted_lists(items), values.drawn_from(0, or_else=target)],
                accepts=is_right_place,
            )

    @random_test
    def test_finds_the_first_item_that_is_not_less(self):
        many_alike = values.sorted_lists(values.integers(0, 2), longest=30)
        for items, targets in (
            (values.sorted_lists(values.integers(-5, 9)), values.integers(-6, 10)),
            (many_alike, values.integers(-1, 3)),
        ):
            self.check_calls(
                "lower_bound",
                [items, targets],
                oracle=first_not_less,
                because="lower_bound returns the first index whose item is not less than the target",
            )


class OwnWork(ExerciseTest):
    """Your own work"""

    @own_work_test
    def test_searches_without_bisect_and_without_copies(self):
        self.forbid(imports=("bisect",), instead="move your own two bounds")
        self.forbid(
            slices=("binary_search", "lower_bound"),
            instead="move bounds, since a slice copies its items",
        )


class Growth(ExerciseTest):
    """Growth"""

    @growth_test
    def test_binary_search_looks_at_a_logarithmic_number_of_items(self):
        self.check_looks("binary_search")

    @growth_test
    def test_lower_bound_looks_at_a_logarithmic_number_of_items(self):
        self.check_looks("lower_bound")

    def check_looks(self, function):
        for what, kind in (("different", different), ("equal", equal)):
            check_growth(
                self.solution,
                function,
                target="log n",
                operations=64,
                setup=lambda module, n, kind=kind: (getattr(module, function), *kind(n)),
                workload=search_all,
                because=f"{function} makes O(log n) looks, also when all items are {what}",
            )


def different(n):
    """Even numbers, and 64 targets below and above all of them, at them and between them."""
    return list(range(0, 2 * n, 2)), [step * (2 * n + 1) // 63 - 1 for step in range(64)]


def equal(n):
    """A list of one number, and that number and its neighbours as targets."""
    return [7] * n, [6, 7, 7, 8] * 16


def search_all(subject, n):
    function, items, targets = subject
    for target in targets:
        function(items, target)
