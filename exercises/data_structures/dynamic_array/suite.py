import ast

from harness.growth import check as check_growth
from harness.testing import CheckFailure, ExerciseTest, growth_test, op, own_work_test, random_test, values


class PlainList:
    """The dumbest right array: a list, but for the indexes that it would forgive."""

    def __init__(self):
        self.items = []

    @property
    def capacity(self):
        return len(self.items)

    def append(self, item):
        self.items.append(item)

    def insert(self, index, item):
        if not -len(self.items) <= index <= len(self.items):
            raise IndexError("index out of range")
        self.items.insert(index, item)

    def pop(self, index=-1):
        return self.items.pop(index)

    def __getitem__(self, index):
        return self.items[index]

    def __setitem__(self, index, item):
        self.items[index] = item

    def __len__(self):
        return len(self.items)


def room_for_all(capacity, length):
    if not isinstance(capacity, int):
        return "capacity should be a number of places"
    return None if capacity >= length else f"{length} items are in the array, so its capacity should be {length} or more"


class Items(ExerciseTest):
    """Items and indexes"""

    def test_appends_and_reads(self):
        self.example(
            """
            array = DynamicArray()
            array.append("a")
            array.append("b")
            array[0]    # -> "a"
            array[-1]   # -> "b"
            len(array)  # -> 2
            array[2]    # raises IndexError
            """,
        )

    def test_replaces_an_item(self):
        self.example(
            """
            array = DynamicArray()
            array.append("a")
            array[0] = "b"
            array[0]    # -> "b"
            len(array)  # -> 1
            """,
        )

    def test_inserts_in_front_of_an_index(self):
        self.example(
            """
            array = DynamicArray()
            array.append("a")
            array.append("c")
            array.insert(1, "b")
            [array[i] for i in range(len(array))]  # -> ["a", "b", "c"]
            """,
        )

    def test_pops_the_last_item_unless_told_otherwise(self):
        self.example(
            """
            array = DynamicArray()
            for letter in "abc":
                array.append(letter)
            array.pop()   # -> "c"
            array.pop(0)  # -> "a"
            array[0]      # -> "b"
            array.pop()
            array.pop()   # raises IndexError
            """,
        )

    def test_two_arrays_keep_apart(self):
        self.example(
            """
            one, other = DynamicArray(), DynamicArray()
            one.append("a")
            other.append("b")
            one[0]    # -> "a"
            other[0]  # -> "b"
            """,
        )


class AnySequenceOfCalls(ExerciseTest):
    """Any sequence of calls"""

    @random_test
    def test_behaves_like_a_list_that_forgives_no_index(self):
        indexes = values.integers(-7, 7)
        self.check_sequences(
            "DynamicArray",
            PlainList,
            [
                op("append", values.items(), result="ignored", weight=2),
                op("insert", indexes, values.items(), result="ignored"),
                op("pop", values.maybe(indexes)),
                op("__getitem__", indexes, weight=2),
                op("__setitem__", indexes, values.items(), result="ignored"),
                op("capacity", attribute=True, result=room_for_all, weight=0.5),
                op("__len__", weight=0.3),
            ],
            because="indexes go from -n to n - 1, for insert to n; any other raises IndexError and changes nothing",
        )


class Capacity(ExerciseTest):
    """Capacity"""

    @random_test
    def test_capacity_grows_by_a_factor(self):
        array = self.solution.DynamicArray()
        before = array.capacity
        for length in range(1, 4001):
            array.append(length)
            after = array.capacity
            if after < length:
                raise CheckFailure(
                    "failed", f"after {length} appends the capacity is {after}", because="capacity is never less than the length"
                )
            if after != before and before >= 200 and after < before * 1.05:
                raise CheckFailure(
                    "too-slow-growth",
                    f"append number {length:,} took the capacity from {before:,} to {after:,}",
                    code="array = DynamicArray()\n"
                    f"for number in range({length}):\n    array.append(number)\n"
                    f"array.capacity  # is {after}, it was {before} before the last append",
                    because="when an append needs more room, the capacity grows by a factor, not by a fixed number",
                )
            before = after


class OwnWork(ExerciseTest):
    """Your own work"""

    @own_work_test
    def test_keeps_its_items_in_blocks(self):
        # By hand, because make_block may be written in any way: only what DynamicArray itself keeps counts.
        for line, what in lists_kept_by(self.solution.__file__):
            raise CheckFailure(
                "own-work", f"keep the items in a block from make_block: {what} on line {line}", line=line
            )
        self.forbid(imports=("collections.deque", "array"), instead="keep the items in a block from make_block")
        self.example("DynamicArray()")  # what is unwritten keeps nothing


def lists_kept_by(path):
    """Give line and clause for every growing list that the class makes for an attribute, or is."""
    with open(path, encoding="utf-8") as file:
        tree = ast.parse(file.read())
    for owner in ast.walk(tree):
        if not isinstance(owner, ast.ClassDef) or owner.name != "DynamicArray":
            continue
        if any(isinstance(base, ast.Name) and base.id == "list" for base in owner.bases):
            yield owner.lineno, "DynamicArray is a list"
        for node in ast.walk(owner):
            targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
            if any(isinstance(target, ast.Attribute) for target in targets) and makes_a_list(getattr(node, "value", None)):
                yield node.lineno, f"a list is kept in {ast.unparse(targets[0])}"


def makes_a_list(value):
    called = value.func.id if isinstance(value, ast.Call) and isinstance(value.func, ast.Name) else ""
    return isinstance(value, (ast.List, ast.ListComp)) or called in ("list", "deque", "sorted")


class Growth(ExerciseTest):
    """Growth"""

    @growth_test
    def test_append_costs_the_same_however_many_items_there_are(self):
        check_growth(
            self.solution,
            "append",
            target="1",
            operations="n",
            setup=lambda module, n: module.DynamicArray(),
            workload=lambda array, n: [array.append(0) for _ in range(n)],
            because="append takes O(1) amortised time",
        )

    @growth_test
    def test_append_after_a_pop_costs_the_same_however_many_items_there_are(self):
        # Arrays of several sizes, each with a full block perhaps, have just gone up by one and down again.
        def arrays(module, n):
            sizes = (n, n * 5 // 8, n * 6 // 8, n * 25 // 32)
            made = [filled(module, size + 1) for size in sizes]
            for array in made:
                array.pop()
            return made + [shrunk(filled(module, size + 1)) for size in sizes]

        def four_more(arrays, n):
            for array in arrays:
                for _ in range(4):
                    array.append(0)

        check_growth(
            self.solution,
            "append after pop",
            target="1",
            operations=4 * 8,
            setup=arrays,
            workload=four_more,
            because="append takes O(1) amortised time, also where pop makes the block smaller: leave room when you shrink it",
        )


def filled(module, n):
    array = module.DynamicArray()
    for _ in range(n):
        array.append(0)
    return array


def shrunk(array):
    """Pop until the block has become smaller, or nearly nothing is left."""
    before, least = array.capacity, len(array) // 8
    while array.capacity >= before and len(array) > least:
        array.pop()
    return array
