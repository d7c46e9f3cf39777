from harness.growth import check as check_growth
from harness.testing import ExerciseTest, growth_test, op, random_test, values


class PlainList:
    """The dumbest right stack: a list."""

    def __init__(self):
        self.items = []

    def push(self, item):
        self.items.append(item)

    def pop(self):
        return self.items.pop()

    def peek(self):
        return self.items[-1]

    def is_empty(self):
        return not self.items

    def size(self):
        return len(self.items)


class LastInFirstOut(ExerciseTest):
    """Last in, first out"""

    def test_gives_back_the_item_that_was_put_on_top_last(self):
        self.example(
            """
            stack = Stack()
            stack.push("blue")
            stack.push("white")
            stack.pop()  # -> "white"
            stack.pop()  # -> "blue"
            """,
            because="a stack gives items back last in, first out",
        )

    def test_shows_the_top_and_leaves_it_there(self):
        self.example(
            """
            stack = Stack()
            stack.push("blue")
            stack.peek()  # -> "blue"
            stack.peek()  # -> "blue"
            """,
            because="peek returns the top item and removes nothing",
        )

    def test_knows_how_many_items_it_holds(self):
        self.example(
            """
            stack = Stack()
            stack.size()      # -> 0
            stack.is_empty()  # -> True
            stack.push("blue")
            stack.size()      # -> 1
            stack.is_empty()  # -> False
            """,
        )

    def test_an_empty_stack_has_no_top(self):
        self.example(
            """
            stack = Stack()
            stack.pop()   # raises IndexError
            stack.peek()  # raises IndexError
            """,
            because="pop and peek on an empty stack raise IndexError",
        )

    def test_two_stacks_keep_apart(self):
        self.example(
            """
            one, other = Stack(), Stack()
            one.push("blue")
            other.push("white")
            one.pop()    # -> "blue"
            other.pop()  # -> "white"
            """,
        )


class AnySequenceOfCalls(ExerciseTest):
    """Any sequence of calls"""

    @random_test
    def test_behaves_like_a_pile(self):
        self.check_sequences(
            "Stack",
            PlainList,
            [
                op("push", values.items(), result="ignored", weight=1.5),
                op("pop"),
                op("peek"),
                op("is_empty", result="truth", weight=0.5),
                op("size", weight=0.5),
            ],
            because="a stack gives items back last in, first out",
        )


class Growth(ExerciseTest):
    """Growth"""

    @growth_test
    def test_push_costs_the_same_however_many_items_there_are(self):
        self.check_cost("push", lambda module, n: module.Stack(), push_all)

    @growth_test
    def test_pop_costs_the_same_however_many_items_there_are(self):
        self.check_cost("pop", filled, pop_some)

    @growth_test
    def test_push_and_pop_in_turn_cost_the_same_however_many_items_there_are(self):
        # Where a block is full or half empty, only its owner knows: stacks of several sizes go up and down a little.
        def stacks(module, n):
            return [filled(module, size) for size in (n, n * 5 // 8, n * 6 // 8, n * 25 // 32)]

        def up_and_down(stacks, n):
            for stack in stacks:
                for _ in range(n // 4):
                    push_all(stack, 2)
                    pop_some(stack, 4)
                    push_all(stack, 2)
                # On the way down, each size is come by twice.
                for _ in range(n // 4):
                    push_all(stack, 1)
                    pop_some(stack, 2)

        self.check_cost("push and pop in turn", stacks, up_and_down, operations=lambda n: 4 * (n // 4) * (8 + 3))

    @growth_test
    def test_peek_costs_the_same_however_many_items_there_are(self):
        self.check_cost("peek", filled, lambda stack, n: [stack.peek() for _ in range(n)])

    @growth_test
    def test_size_and_is_empty_cost_the_same_however_many_items_there_are(self):
        self.check_cost("size", filled, lambda stack, n: [stack.size() for _ in range(n)])
        self.check_cost("is_empty", filled, lambda stack, n: [stack.is_empty() for _ in range(n)])

    def check_cost(self, operation, setup, workload, operations="n"):
        check_growth(
            self.solution,
            operation,
            target="1",
            operations=operations,
            setup=setup,
            workload=workload,
            because=f"{operation} takes O(1) amortised time",
        )


def push_all(stack, n):
    for number in range(n):
        stack.push(number)


def pop_some(stack, n):
    for _ in range(n):
        stack.pop()


def filled(module, n):
    stack = module.Stack()
    push_all(stack, n)
    return stack
