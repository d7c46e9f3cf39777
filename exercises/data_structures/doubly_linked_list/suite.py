from harness.growth import check as check_growth
from harness.testing import ExerciseTest, growth_test, op, random_test, values


class Handle:
    def __init__(self, value):
        self.value = value


class PlainList:
    """The dumbest right list: handles in a list."""

    def __init__(self):
        self.handles = []

    def push_front(self, value):
        self.handles.insert(0, Handle(value))
        return self.handles[0]

    def push_back(self, value):
        self.handles.append(Handle(value))
        return self.handles[-1]

    def pop_front(self):
        return self.handles.pop(0).value

    def pop_back(self):
        return self.handles.pop().value

    def remove(self, node):
        self.handles.remove(node)

    def __iter__(self):
        return iter([handle.value for handle in self.handles])

    def __reversed__(self):
        return iter([handle.value for handle in reversed(self.handles)])

    def __len__(self):
        return len(self.handles)


class BothEnds(ExerciseTest):
    """Both ends"""

    def test_pushes_at_both_ends(self):
        self.example(
            """
            linked = DoublyLinkedList()
            linked.push_back("b")
            linked.push_back("c")
            linked.push_front("a")
            list(linked)  # -> ["a", "b", "c"]
            len(linked)   # -> 3
            """,
        )

    def test_pops_at_both_ends(self):
        self.example(
            """
            linked = DoublyLinkedList()
            for letter in "abc":
                linked.push_back(letter)
            linked.pop_front()  # -> "a"
            linked.pop_back()   # -> "c"
            linked.pop_back()   # -> "b"
            linked.pop_back()   # raises IndexError
            linked.pop_front()  # raises IndexError
            """,
        )

    def test_walks_in_both_directions(self):
        self.example(
            """
            linked = DoublyLinkedList()
            for letter in "abc":
                linked.push_back(letter)
            list(linked)            # -> ["a", "b", "c"]
            list(reversed(linked))  # -> ["c", "b", "a"]
            """,
        )

    def test_two_lists_keep_apart(self):
        self.example(
            """
            one, other = DoublyLinkedList(), DoublyLinkedList()
            one.push_back("a")
            other.push_back("b")
            list(one)    # -> ["a"]
            list(other)  # -> ["b"]
            """,
        )


class Handles(ExerciseTest):
    """Nodes as handles"""

    def test_a_node_holds_its_value(self):
        self.example(
            """
            linked = DoublyLinkedList()
            node = linked.push_back("a")
            node.value  # -> "a"
            """,
        )

    def test_takes_a_node_out_of_the_middle(self):
        self.example(
            """
            linked = DoublyLinkedList()
            a, b, c = [linked.push_back(letter) for letter in "abc"]
            linked.remove(b)
            list(linked)  # -> ["a", "c"]
            len(linked)   # -> 2
            """,
            because="remove takes this very node out, wherever it stands",
        )

    def test_a_node_that_was_removed_is_out(self):
        self.example(
            """
            linked = DoublyLinkedList()
            node = linked.push_back("a")
            linked.remove(node)
            linked.remove(node)  # raises ValueError
            """,
            because="a node that is out already raises ValueError",
        )


class AnySequenceOfCalls(ExerciseTest):
    """Any sequence of calls"""

    @random_test
    def test_behaves_like_a_list_of_handles(self):
        self.check_sequences(
            "DoublyLinkedList",
            PlainList,
            [
                op("push_front", values.items(), gives="node"),
                op("push_back", values.items(), gives="node"),
                op("pop_front", weight=0.7),
                op("pop_back", weight=0.7),
                op("remove", values.handle("node"), result="ignored", weight=1.5),
                op("__iter__", result="list"),
                op("__reversed__", result="list"),
                op("__len__", weight=0.3),
            ],
        )


class Values(ExerciseTest):
    """Values"""

    def test_a_node_keeps_its_value_whatever_happens_to_the_list(self):
        self.example(
            """
            linked = DoublyLinkedList()
            a, b, c = [linked.push_back(letter) for letter in "abc"]
            linked.remove(b)
            linked.pop_front()
            [node.value for node in (a, b, c)]  # -> ["a", "b", "c"]
            """,
            because="node.value can be relied on",
        )


class Growth(ExerciseTest):
    """Growth"""

    @growth_test
    def test_push_front_costs_the_same_however_long_the_list(self):
        self.check_cost("push_front", lambda linked, n: [linked.push_front(0) for _ in range(n)], setup=empty)

    @growth_test
    def test_push_back_costs_the_same_however_long_the_list(self):
        self.check_cost("push_back", lambda linked, n: [linked.push_back(0) for _ in range(n)], setup=empty)

    @growth_test
    def test_pop_front_costs_the_same_however_long_the_list(self):
        self.check_cost("pop_front", lambda linked, n: [linked.pop_front() for _ in range(n)])

    @growth_test
    def test_pop_back_costs_the_same_however_long_the_list(self):
        self.check_cost("pop_back", lambda linked, n: [linked.pop_back() for _ in range(n)])

    @growth_test
    def test_remove_costs_the_same_wherever_the_node_stands(self):
        self.check_cost("remove", remove_from_the_middle, setup=with_nodes)

    def check_cost(self, operation, workload, setup=None):
        check_growth(
            self.solution,
            operation,
            target="1",
            operations="n",
            setup=setup or (lambda module, n: with_nodes(module, n)[0]),
            workload=workload,
            because=f"{operation} takes O(1) time",
        )


def empty(module, n):
    return module.DoublyLinkedList()


def with_nodes(module, n):
    linked = module.DoublyLinkedList()
    return linked, [linked.push_back(number) for number in range(n)]


def remove_from_the_middle(subject, n):
    linked, nodes = subject
    middle = n // 2
    for distance in range(middle):
        linked.remove(nodes[middle + distance])
        linked.remove(nodes[middle - 1 - distance])
