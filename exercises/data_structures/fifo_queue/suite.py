from harness.growth import check as check_growth
from harness.testing import ExerciseTest, growth_test, op, own_work_test, random_test, values


class PlainList:
    """The dumbest right queue: a list."""

    def __init__(self):
        self.items = []

    def enqueue(self, item):
        self.items.append(item)

    def dequeue(self):
        return self.items.pop(0)

    def peek(self):
        return self.items[0]

    def is_empty(self):
        return not self.items

    def __len__(self):
        return len(self.items)


class FirstInFirstOut(ExerciseTest):
    """First in, first out"""

    def test_gives_items_back_in_the_order_of_their_arrival(self):
        self.example(
            """
            q = Queue()
            q.enqueue("Ada")
            q.enqueue("Grace")
            q.dequeue()  # -> "Ada"
            q.enqueue("Edsger")
            q.dequeue()  # -> "Grace"
            q.dequeue()  # -> "Edsger"
            """,
            because="a queue gives items back first in, first out",
        )

    def test_shows_the_front_and_leaves_it_there(self):
        self.example(
            """
            q = Queue()
            q.enqueue("Ada")
            q.enqueue("Grace")
            q.peek()     # -> "Ada"
            q.peek()     # -> "Ada"
            q.dequeue()  # -> "Ada"
            """,
            because="peek returns the item at the front and removes nothing",
        )

    def test_knows_how_many_items_wait(self):
        self.example(
            """
            q = Queue()
            len(q)        # -> 0
            q.is_empty()  # -> True
            q.enqueue("Ada")
            q.enqueue("Grace")
            len(q)        # -> 2
            q.is_empty()  # -> False
            """,
        )

    def test_an_empty_queue_has_no_front(self):
        self.example(
            """
            q = Queue()
            q.dequeue()  # raises IndexError
            q.peek()     # raises IndexError
            """,
            because="dequeue and peek on an empty queue raise IndexError",
        )

    def test_two_queues_keep_apart(self):
        self.example(
            """
            one, other = Queue(), Queue()
            one.enqueue("Ada")
            other.enqueue("Grace")
            one.dequeue()    # -> "Ada"
            other.dequeue()  # -> "Grace"
            """,
        )


class AnySequenceOfCalls(ExerciseTest):
    """Any sequence of calls"""

    @random_test
    def test_behaves_like_a_line_of_people(self):
        self.check_sequences(
            "Queue",
            PlainList,
            [
                op("enqueue", values.items(), result="ignored", weight=1.5),
                op("dequeue"),
                op("peek"),
                op("is_empty", result="truth", weight=0.5),
                op("__len__", weight=0.5),
            ],
            because="a queue gives items back first in, first out",
        )


class OwnWork(ExerciseTest):
    """Your own work"""

    @own_work_test
    def test_is_built_without_a_ready_made_queue(self):
        self.forbid(imports=("collections.deque", "queue"), instead="build the queue from lists, dicts or nodes")


class Growth(ExerciseTest):
    """Growth"""

    @growth_test
    def test_enqueue_costs_the_same_however_many_wait(self):
        check_growth(
            self.solution,
            "enqueue",
            target="1",
            operations="n",
            setup=lambda module, n: module.Queue(),
            workload=fill,
            because="enqueue takes O(1) amortised time",
        )

    @growth_test
    def test_dequeue_costs_the_same_however_many_wait(self):
        check_growth(
            self.solution,
            "dequeue",
            target="1",
            operations="n",
            setup=filled,
            workload=serve,
            because="dequeue takes O(1) amortised time",
        )

    @growth_test
    def test_taking_turns_costs_the_same_however_many_wait(self):
        # Where a block is full or half empty, only its owner knows: queues of several sizes go up and down a little.
        def queues(module, n):
            return [filled(module, size) for size in (n, n * 5 // 8, n * 6 // 8, n * 25 // 32)]

        def up_and_down(queues, n):
            for queue in queues:
                for _ in range(n // 4):
                    fill(queue, 2)
                    serve(queue, 4)
                    fill(queue, 2)
                # On the way down, each length is come by twice.
                for _ in range(n // 4):
                    fill(queue, 1)
                    serve(queue, 2)

        check_growth(
            self.solution,
            "enqueue and dequeue in turn",
            target="1",
            operations=lambda n: 4 * (n // 4) * (8 + 3),
            setup=queues,
            workload=up_and_down,
            because="enqueue and dequeue take O(1) amortised time in any order",
        )

    @growth_test
    def test_peek_costs_the_same_however_many_wait(self):
        check_growth(
            self.solution,
            "peek",
            target="1",
            operations="n",
            setup=filled,
            workload=lambda queue, n: [queue.peek() for _ in range(n)],
            because="peek takes O(1) amortised time",
        )

    @growth_test
    def test_len_and_is_empty_cost_the_same_however_many_wait(self):
        for name, ask in (("len(queue)", len), ("is_empty", lambda queue: queue.is_empty())):
            check_growth(
                self.solution,
                name,
                target="1",
                operations=64,
                setup=filled,
                workload=lambda queue, n, ask=ask: [ask(queue) for _ in range(64)],
                because=f"{name} takes O(1) time",
            )


def fill(queue, n):
    for number in range(n):
        queue.enqueue(number)


def serve(queue, n):
    for _ in range(n):
        queue.dequeue()


def filled(module, n):
    queue = module.Queue()
    fill(queue, n)
    return queue
