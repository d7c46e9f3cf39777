from harness.testing import ExerciseTest, own_work_test, random_test, values


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
