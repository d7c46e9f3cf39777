from harness.growth import check as check_growth
from harness.growth import check_space
from harness.testing import ExerciseTest, growth_test, op, own_work_test, random_test, values


class PlainList:
    """The dumbest right list."""

    def __init__(self):
        self.values = []

    def insert_head(self, value):
        self.values.insert(0, value)

    def insert_tail(self, value):
        self.values.append(value)

    def delete(self, value):
        if value in self.values:
            self.values.remove(value)
            return True
        return False

    def search(self, value):
        return self.values.index(value) if value in self.values else -1

    def get(self, index):
        if index < 0:
            raise IndexError("a negative index")
        return self.values[index]

    def reverse(self):
        self.values.reverse()

    def __iter__(self):
        return iter(self.values)

    def __len__(self):
        return len(self.values)


class AChainOfNodes(ExerciseTest):
    """A chain of nodes"""

    def test_inserts_at_both_ends(self):
        self.example(
            """
            letters = LinkedList()
            letters.insert_head("b")
            letters.insert_head("a")
            letters.insert_tail("c")
            list(letters)  # -> ["a", "b", "c"]
            len(letters)   # -> 3
            """,
        )

    def test_deletes_the_first_match(self):
        self.example(
            """
            letters = LinkedList()
            for letter in "abcb":
                letters.insert_tail(letter)
            letters.delete("b")  # -> True
            letters.delete("z")  # -> False
            list(letters)        # -> ["a", "c", "b"]
            """,
            because="delete removes the first node with the value, and says whether there was one",
        )

    def test_finds_values_and_positions(self):
        self.example(
            """
            letters = LinkedList()
            for letter in "abc":
                letters.insert_tail(letter)
            letters.search("c")  # -> 2
            letters.search("z")  # -> -1
            letters.get(1)       # -> "b"
            letters.get(3)       # raises IndexError
            """,
        )

    def test_turns_the_order_round(self):
        self.example(
            """
            letters = LinkedList()
            for letter in "abc":
                letters.insert_tail(letter)
            letters.reverse()
            list(letters)  # -> ["c", "b", "a"]
            """,
        )

    def test_two_lists_keep_apart(self):
        self.example(
            """
            one, other = LinkedList(), LinkedList()
            one.insert_tail("a")
            other.insert_tail("b")
            list(one)    # -> ["a"]
            list(other)  # -> ["b"]
            """,
        )


class Walking(ExerciseTest):
    """Walking"""

    def test_two_walks_do_not_disturb_each_other(self):
        self.example(
            """
            letters = LinkedList()
            letters.insert_tail("a")
            letters.insert_tail("b")
            [first + second for first in letters for second in letters]  # -> ["aa", "ab", "ba", "bb"]
            """,
            because="several walks over one list may be in progress at the same time",
        )


class AnySequenceOfCalls(ExerciseTest):
    """Any sequence of calls"""

    @random_test
    def test_behaves_like_a_plain_list(self):
        self.check_sequences(
            "LinkedList",
            PlainList,
            [
                op("insert_head", values.keys(), result="ignored"),
                op("insert_tail", values.keys(), result="ignored"),
                op("delete", values.keys(), result="truth"),
                op("search", values.keys()),
                op("get", values.integers(-2, 8)),
                op("reverse", result="ignored"),
                op("__iter__", result="list"),
                op("__len__", weight=0.5),
            ],
        )

    @random_test
    def test_compares_values_by_equality(self):
        self.check_sequences(
            "LinkedList",
            PlainList,
            [
                op("insert_head", values.tuples(values.integers(1000, 1002)), result="ignored"),
                op("search", values.tuples(values.integers(1000, 1002))),
                op("delete", values.tuples(values.integers(1000, 1002)), result="truth"),
                op("__iter__", result="list", weight=0.5),
            ],
            because="values are compared with ==",
        )


class OwnWork(ExerciseTest):
    """Your own work"""

    @own_work_test
    def test_keeps_its_values_in_nodes(self):
        self.forbid(storage=("list", "deque"), instead="keep each value in a node")


class Growth(ExerciseTest):
    """Growth"""

    @growth_test
    def test_insert_head_costs_the_same_however_long_the_list(self):
        check_growth(
            self.solution,
            "insert_head",
            target="1",
            operations="n",
            setup=lambda module, n: module.LinkedList(),
            workload=insert_all,
            because="insert_head takes O(1) time",
        )

    @growth_test
    def test_search_walks_at_most_once_along_the_list(self):
        check_growth(
            self.solution,
            "search",
            target="n",
            setup=filled,
            workload=lambda linked, n: linked.search("nowhere"),
            because="search takes O(n) time",
        )

    @growth_test
    def test_get_walks_at_most_once_along_the_list(self):
        check_growth(
            self.solution,
            "get",
            target="n",
            setup=filled,
            workload=lambda linked, n: (linked.get(n - 1), linked.get(n // 2)),
            because="get takes O(n) time",
        )

    @growth_test
    def test_reverse_walks_along_the_list_in_place(self):
        check_growth(
            self.solution,
            "reverse",
            target="n",
            setup=filled,
            workload=lambda linked, n: linked.reverse(),
            because="reverse takes O(n) time",
        )
        check_space(
            self.solution,
            "reverse",
            target="1",
            setup=filled,
            workload=lambda linked, n: linked.reverse(),
            because="reverse takes O(1) extra space",
        )


def insert_all(linked, n):
    for number in range(n):
        linked.insert_head(number)


def filled(module, n):
    linked = module.LinkedList()
    insert_all(linked, n)
    return linked
