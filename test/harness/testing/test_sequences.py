import unittest
from typing import Any, List, Optional

from harness.failure import CheckFailure
from harness.testing import Outside, op, values
from test.harness.testing.support import KitTest

RING = """
class Queue:
    def __init__(self):
        self.block, self.head, self.size = [None] * 4, 0, 0
    def enqueue(self, item):
        if self.size == len(self.block):
            GROW
        self.block[(self.head + self.size) % len(self.block)] = item
        self.size += 1
    def dequeue(self):
        if not self.size:
            raise IndexError("empty")
        item = self.block[self.head]
        self.head = (self.head + 1) % len(self.block)
        self.size -= 1
        return item
    def peek(self):
        if not self.size:
            raise IndexError("empty")
        return self.block[self.head]
    def is_empty(self):
        return self.size == 0
    def __len__(self):
        return self.size
"""
GOOD_RING = RING.replace(
    "GROW", "self.block, self.head = self.block[self.head:] + self.block[:self.head] + [None] * self.size, 0"
)
LIST = """
class Queue:
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
"""


class QueueModel:
    def __init__(self) -> None:
        self.items: List[Any] = []

    def enqueue(self, item: Any) -> None:
        self.items.append(item)

    def dequeue(self) -> Any:
        return self.items.pop(0)

    def peek(self) -> Any:
        return self.items[0]

    def is_empty(self) -> bool:
        return not self.items

    def __len__(self) -> int:
        return len(self.items)


QUEUE = [op("enqueue", values.items(), result="ignored"), op("dequeue"), op("peek"), op("is_empty", result="truth")]


class Queues(KitTest):
    def check(self, source: str, **options: Any) -> None:
        self.case(source).check_sequences("Queue", QueueModel, QUEUE, **options)

    def test_right_solutions_pass_whatever_their_layout(self) -> None:
        for source in (LIST, GOOD_RING, LIST.replace("return not self.items", "return len(self.items) == 0 or 0")):
            self.check(source)

    def test_realistic_wrong_solutions_fail(self) -> None:
        for old, new, word in (
            ("pop(0)", "pop()", "dequeue() returned"),
            ("return self.items[0]", "return self.items[-1]", "peek() returned"),
            ("return self.items[0]", "return self.items[0] or None", "peek() returned None"),
            (
                "return self.items[0]",
                "return self.items[0] if self.items else None",
                "peek() returned None, expected IndexError",
            ),
            ("return self.items[0]", "return self.items.pop(0)", "len(queue) is 0, expected 1, after peek()"),
            ("return not self.items", "return bool(self.items)", "is_empty() returned False, expected True"),
            (
                "self.items.append(item)",
                "item is None or self.items.append(item)",
                "len(queue) is 0, expected 1, after enqueue(None)",
            ),
            ("self.items.append(item)", "item in self.items or self.items.append(item)", "len(queue) is 1, expected 2"),
            (
                "self.items.append(item)",
                "len(self.items) < 50 and self.items.append(item)",
                "len(queue) is 50, expected 51",
            ),
        ):
            with self.subTest(new=new):
                failure = self.failure(lambda old=old, new=new: self.check(LIST.replace(old, new)))
                self.assertIn(word, failure.summary)

    def test_growth_of_a_ring_with_its_head_in_the_middle_is_tried(self) -> None:
        bad = RING.replace("GROW", "self.block = self.block + [None] * self.size")
        failure = self.failure(lambda: self.check(bad))
        self.assertLessEqual((failure.code or "").count("\n"), 11)
        self.assertIn("expected", self.paste_last(bad, failure))

    def paste_last(self, source: str, failure: CheckFailure) -> str:
        """Run the quoted code, and return its last line if what that line gives is as its comment says."""
        lines = (failure.code or "").split("\n")
        call, _, comment = lines[-1].partition("  # ")
        program = "\n".join([*lines[:-1], f"print(repr({call}))"])
        printed = self.paste(self.case(source), program)
        self.assertIn(printed, comment)
        return comment

    def test_a_failure_is_the_shortest_program_with_friendly_values(self) -> None:
        failure = self.failure(lambda: self.check(LIST.replace("pop(0)", "pop()")))
        self.assertEqual(
            failure.code,
            "queue = Queue()\nqueue.enqueue(10)\nqueue.enqueue(20)\nqueue.dequeue()  # returned 20, expected 10",
        )
        self.assertEqual((failure.verdict, failure.expected, failure.got), ("failed", "10", "20"))

    def test_a_value_that_matters_is_kept(self) -> None:
        failure = self.failure(lambda: self.check(LIST.replace("return self.items[0]", "return self.items[0] or 1")))
        self.assertIn(failure.expected, ("0", "''", "None"))

    def test_many_alike_calls_become_a_loop(self) -> None:
        source = LIST.replace("self.items.append(item)", "len(self.items) < 20 and self.items.append(item)")
        failure = self.failure(lambda: self.check(source))
        self.assertEqual(
            failure.code,
            "queue = Queue()\nfor item in range(10, 201, 10):\n    queue.enqueue(item)\nqueue.enqueue(210)\n"
            "len(queue)  # is 20, expected 21",
        )

    def test_the_fact_is_made_of_the_oracle_before_the_failing_call(self) -> None:
        failure = self.failure(
            lambda: self.check(LIST.replace("pop(0)", "pop()"), because=lambda model: f"the queue holds {model.items}")
        )
        self.assertEqual(failure.because, "the queue holds [10, 20]")

    def test_an_unexpected_exception_has_the_learners_line(self) -> None:
        failure = self.failure(lambda: self.check(LIST.replace("return self.items[0]", "return self.items[1]")))
        self.assertEqual((failure.verdict, failure.line), ("exception", 10))
        self.assertEqual(failure.summary, "peek() raised IndexError: list index out of range, expected 10")
        self.assertIsInstance(failure.__cause__, IndexError)

    def test_a_wrong_exception_names_both(self) -> None:
        failure = self.failure(lambda: self.check(LIST.replace("return self.items.pop(0)", "return {}['x']")))
        self.assertEqual(failure.summary, "dequeue() raised KeyError: 'x', expected IndexError")
        self.assertEqual((failure.verdict, failure.line), ("failed", 8))

    def test_calls_that_rightly_raise_do_not_stop_the_quoted_code(self) -> None:
        source = LIST.replace(
            "return self.items.pop(0)",
            "self.seen = getattr(self, 'seen', 0) + (not self.items)\n        return self.items.pop(0)",
        ).replace("return self.items[0]", "return self.items[0] if not getattr(self, 'seen', 0) else 'gone'")
        failure = self.failure(lambda: self.check(source))
        self.assertIn("try: queue.dequeue()\nexcept IndexError: pass", failure.code or "")
        self.paste_last(source, failure)

    def test_a_missing_method_is_named(self) -> None:
        failure = self.failure(lambda: self.check(LIST.replace("def is_empty", "def isEmpty")))
        self.assertEqual(failure.summary, "Queue has no method named is_empty; did you mean isEmpty?")
        failure = self.failure(lambda: self.check(LIST.replace("def __len__", "def length")))
        self.assertEqual(failure.summary, "Queue has no special method named __len__")

    def test_a_starter_fails_cleanly(self) -> None:
        starter = "class Queue:\n    def __init__(self):\n        raise NotImplementedError('keep the items')"
        failure = self.failure(lambda: self.check(starter))
        self.assertEqual((failure.verdict, failure.line), ("exception", 3))
        self.assertEqual(failure.summary, "Queue() raised NotImplementedError: keep the items")

    def test_the_same_seed_draws_the_same_sequences(self) -> None:
        def calls(seed: int) -> list:
            logging = "log = []\n" + LIST.replace("self.items.append", "log.append(item)\n        self.items.append")
            case = self.case(logging, seed=seed)
            case.check_sequences("Queue", QueueModel, QUEUE)
            return list(case.solution.log)

        self.assertEqual(calls(7), calls(7))
        self.assertNotEqual(calls(7), calls(8))

    def test_a_patched_random_module_changes_nothing(self) -> None:
        patched = "import random\nrandom.random = lambda: 0.0\nrandom.Random = None\nrandom.seed(1)\n"
        import random

        kept = (random.random, random.Random)
        try:
            failure = self.failure(lambda: self.check(patched + LIST.replace("pop(0)", "pop()")))
        finally:
            random.random, random.Random = kept  # type: ignore[misc]
        self.assertEqual(failure.summary, "dequeue() returned 20, expected 10")

    def test_prints_of_a_shrinking_run_are_not_shown_again_and_again(self) -> None:
        import contextlib
        import io

        shown = io.StringIO()
        with contextlib.redirect_stdout(shown):
            failure = self.failure(lambda: self.check(LIST.replace("return self.items[0]", "print(self.items[0])")))
        self.assertIn("instead of returning it", failure.slip or "")
        self.assertLess(shown.getvalue().count("\n"), 4)


class SharedState(KitTest):
    def test_state_in_the_class_body_in_a_default_or_in_the_module_is_named(self) -> None:
        for old, new in (
            ("def __init__(self):\n        self.items = []", "items = []"),
            ("(self):\n        self.items = []", "(self, items=[]):\n        self.items = items"),
            ("self.items = []", "self.items = kept"),
        ):
            with self.subTest(new=new):
                case = self.case("kept = []\n" + LIST.replace(old, new))
                failure = self.failure(lambda case=case: case.check_sequences("Queue", QueueModel, QUEUE))
                self.assertIn("two Queue objects share their state", failure.summary)
                lines = (failure.code or "").split("\n")
                self.assertEqual((lines[0], lines[2]), ("other = Queue()", "queue = Queue()"))
                self.assertEqual(len(lines), 4)

    def test_what_passes_when_it_is_repeated_is_not_called_shared_state(self) -> None:
        # The module is loaded afresh for the repetition, and knows by a file that it was here before.
        source = "import os\nagain = os.path.exists(__file__ + '.seen')\nopen(__file__ + '.seen', 'w').close()\n"
        source += LIST.replace("pop(0)", "pop(0 if again else -1)")
        failure = self.failure(lambda: self.case(source).check_sequences("Queue", QueueModel, QUEUE))
        self.assertIn("dequeue() returned", failure.summary)
        self.assertIn("passed when they were repeated", failure.detail)


TABLE = """
class HashTable:
    def __init__(self, capacity=8):
        self.buckets = [[] for _ in range(capacity)]
        self.size = 0
    def _bucket(self, key):
        return self.buckets[hash(key) % len(self.buckets)]
    def put(self, key, value):
        for pair in self._bucket(key):
            if pair[0] == key:
                pair[1] = value
                return
        self._bucket(key).append([key, value])
        self.size += 1
    def get(self, key):
        for known, value in self._bucket(key):
            if known == key:
                return value
        raise KeyError(key)
    def remove(self, key):
        bucket = self._bucket(key)
        for place, (known, value) in enumerate(bucket):
            if known == key:
                del bucket[place]
                self.size -= 1
                return value
        raise KeyError(key)
    def __len__(self):
        return self.size
    def __contains__(self, key):
        return any(known == key for known, _ in self._bucket(key))
    def keys(self):
        return (key for bucket in self.buckets for key, _ in bucket)
"""


class TableModel:
    def __init__(self, capacity: int = 8) -> None:
        self.pairs: dict = {}

    def put(self, key: Any, value: Any) -> None:
        self.pairs[key] = value

    def get(self, key: Any) -> Any:
        return self.pairs[key]

    def remove(self, key: Any) -> Any:
        return self.pairs.pop(key)

    def __len__(self) -> int:
        return len(self.pairs)

    def __contains__(self, key: Any) -> bool:
        return key in self.pairs

    def keys(self) -> Any:
        return list(self.pairs)


class Tables(KitTest):
    def check(self, source: str) -> None:
        for keys in (values.keys(), values.keys(colliding=True)):
            self.case(source).check_sequences(
                "HashTable",
                TableModel,
                [
                    op("put", keys, values.items(), result="ignored", weight=2),
                    op("get", keys),
                    op("remove", keys),
                    op("__contains__", keys),
                    op("keys", result="any order"),
                ],
                construct=[values.maybe(values.integers(1, 4))],
            )

    def test_a_right_table_passes(self) -> None:
        self.check(TABLE)

    def test_wrong_tables_fail_with_a_short_program(self) -> None:
        for old, new in (
            ("pair[1] = value\n                return", "return"),
            ("if known == key:\n                return value", "if known is key:\n                return value"),
            ("if pair[0] == key", "if hash(pair[0]) == hash(key)"),
            ("self.size -= 1", "pass"),
            ("del bucket[place]", "bucket.clear()"),
            ("raise KeyError(key)", "return None"),
            ("return (key for", "return (str(key) for"),
            ("in self.buckets for", "in self.buckets[1:] for"),
            ("                return value\n        raise", "                return value or 0\n        raise"),
        ):
            with self.subTest(new=new):
                source = TABLE.replace(old, new)
                self.assertNotEqual(source, TABLE)
                failure = self.failure(lambda source=source: self.check(source))
                self.assertLessEqual((failure.code or "").count("\n"), 5, failure.code)

    def test_results_in_any_order_say_so(self) -> None:
        source = TABLE.replace("for bucket in self.buckets for", "for bucket in self.buckets[1:] for")
        failure = self.failure(lambda: self.check(source))
        self.assertIn("in any order", failure.summary)

    def test_equal_hashes_are_written_as_code(self) -> None:
        source = TABLE.replace("if pair[0] == key", "if hash(pair[0]) == hash(key)")
        failure = self.failure(lambda: self.check(source))
        self.assertEqual(self.paste(self.case(source), failure.code), "")


LINKED = """
class Node:
    def __init__(self, value):
        self.value, self.live = value, True
class DoublyLinkedList:
    def __init__(self):
        self.nodes = []
    def push_front(self, value):
        self.nodes.insert(0, Node(value))
        return self.nodes[0]
    def push_back(self, value):
        self.nodes.append(Node(value))
        return self.nodes[-1]
    def pop_front(self):
        if not self.nodes:
            raise IndexError
        node = self.nodes.pop(0)
        node.live = False
        return node.value
    def remove(self, node):
        if not node.live:
            raise ValueError
        node.live = False
        self.nodes.remove(node)
    def __iter__(self):
        return iter([node.value for node in self.nodes])
    def __reversed__(self):
        return iter([node.value for node in self.nodes[::-1]])
    def __len__(self):
        return len(self.nodes)
"""


class NodeModel:
    def __init__(self, value: Any) -> None:
        self.value = value


class LinkedModel:
    def __init__(self) -> None:
        self.nodes: List[NodeModel] = []

    def push_front(self, value: Any) -> NodeModel:
        self.nodes.insert(0, NodeModel(value))
        return self.nodes[0]

    def push_back(self, value: Any) -> NodeModel:
        self.nodes.append(NodeModel(value))
        return self.nodes[-1]

    def pop_front(self) -> Any:
        return self.nodes.pop(0).value

    def remove(self, node: NodeModel) -> None:
        if node not in self.nodes:
            raise ValueError
        self.nodes.remove(node)

    def __iter__(self) -> Any:
        return iter([node.value for node in self.nodes])

    def __reversed__(self) -> Any:
        return iter([node.value for node in self.nodes[::-1]])

    def __len__(self) -> int:
        return len(self.nodes)


def same_value(got: Any, expected: Any) -> Optional[str]:
    return None if got.value == expected.value else f"its value is {got.value!r}, not {expected.value!r}"


LINKED_OPS = [
    op("push_front", values.items(), result=same_value, gives="node"),
    op("push_back", values.items(), result=same_value, gives="node"),
    op("pop_front"),
    op("remove", values.handle("node"), result="ignored"),
    op("__iter__"),
    op("__reversed__"),
]


class Handles(KitTest):
    def check(self, source: str) -> None:
        self.case(source).check_sequences("DoublyLinkedList", LinkedModel, LINKED_OPS)

    def test_a_right_list_passes(self) -> None:
        self.check(LINKED)

    def test_a_node_that_is_out_already_is_handed_in_again(self) -> None:
        failure = self.failure(lambda: self.check(LINKED.replace("raise ValueError", "return")))
        self.assertIn("expected ValueError", failure.summary)
        self.assertIn("node1 = ", failure.code or "")
        self.assertIn("remove(node1)", failure.summary)

    def test_the_wrong_one_of_two_nodes_is_found(self) -> None:
        source = LINKED.replace("self.nodes.remove(node)", "self.nodes.pop()")
        failure = self.failure(lambda: self.check(source))
        self.assertRegex(failure.summary, r"^(list|list\(reversed)\(doubly_linked_list\)|^pop_front\(\)")
        self.assertEqual(self.paste(self.case(source), failure.code), "")

    def test_a_handle_without_a_value_is_a_wrong_result(self) -> None:
        failure = self.failure(lambda: self.check(LINKED.replace("return self.nodes[-1]", "return None")))
        self.assertIn("push_back(10) returned None", failure.summary)
        self.assertIn("AttributeError", failure.detail)


class Contracts(KitTest):
    SOURCE = """
        class Cache:
            def __init__(self, size):
                self.size = size
                if size < 1:
                    raise RuntimeError("outside")
            def use(self, slot):
                if slot >= self.size:
                    raise RuntimeError("outside")
                return slot != 3
    """

    class Model:
        def __init__(self, size: int) -> None:
            self.size = size

        def use(self, slot: int) -> bool:
            if slot >= self.size:
                raise Outside("no such slot")
            return True

    def test_calls_outside_the_statement_are_left_out_and_shrinking_stays_inside(self) -> None:
        failure = self.failure(
            lambda: self.case(self.SOURCE).check_sequences(
                "Cache", self.Model, [op("use", values.integers(0, 9))], construct=[values.integers(1, 6)]
            )
        )
        self.assertEqual(failure.code, "cache = Cache(4)\ncache.use(3)  # returned False, expected True")

    def test_a_predicate_narrows_sequences_down(self) -> None:
        def valid(steps: list) -> bool:
            return all(step.arguments[0] < 3 for step in steps if step.name == "use")

        self.case(self.SOURCE).check_sequences(
            "Cache", self.Model, [op("use", values.integers(0, 9))], construct=[values.integers(1, 6)], valid=valid
        )

    def test_a_constructor_may_rightly_raise(self) -> None:
        class Strict:
            def __init__(self, size: int) -> None:
                if size < 1:
                    raise ValueError

            def use(self) -> bool:
                return True

        source = """
            class Cache:
                def __init__(self, size):
                    if size < LEAST:
                        raise ValueError
                def use(self):
                    return True
        """
        def check(least: str) -> None:
            self.case(source.replace("LEAST", least)).check_sequences(
                "Cache", Strict, [op("use")], construct=[values.integers(-1, 2)]
            )

        check("1")
        self.assertIn("Cache(0) returned", self.failure(lambda: check("0")).summary)
        self.assertIn("Cache(1) raised ValueError", self.failure(lambda: check("2")).summary)


class Arguments(KitTest):
    class Model:
        def __init__(self, items: Any = ()) -> None:
            self.items = sorted(items)

        def insert(self, item: int) -> None:
            self.items.append(item)

        def total(self) -> int:
            return sum(self.items)

    SOURCE = """
        class Heap:
            def __init__(self, items=()):
                self.items = COPY
            def insert(self, item):
                self.items.append(item)
            def total(self):
                return sum(self.items)
    """

    def check(self, copy: str) -> None:
        self.case(self.SOURCE.replace("COPY", copy)).check_sequences(
            "Heap",
            self.Model,
            [op("insert", values.integers(), result="ignored"), op("total")],
            construct=[values.lists(values.integers())],
        )

    def test_a_copy_passes(self) -> None:
        self.check("list(items)")

    def test_a_list_that_was_kept_and_changed_later_is_named(self) -> None:
        failure = self.failure(lambda: self.check("items"))
        self.assertIn("insert(", failure.summary)
        self.assertIn("changed what was handed in", failure.summary)
        lines = (failure.code or "").split("\n")
        self.assertEqual(lines[0], "given = []")
        self.assertEqual(lines[1], "heap = Heap(given)")

    def test_a_list_that_is_changed_at_once_is_named(self) -> None:
        failure = self.failure(lambda: self.check("[items.pop() for _ in list(items)]"))
        self.assertIn("Heap(", failure.summary)
        self.assertIn("changed what was handed in", failure.summary)


class Declarations(unittest.TestCase):
    def test_an_unknown_comparison_is_refused(self) -> None:
        with self.assertRaisesRegex(ValueError, "any order"):
            op("keys", result="sorted")


class Size(KitTest):
    def test_three_hundred_sequences_make_some_thousands_of_calls(self) -> None:
        head = "def enqueue(self, item):\n"
        source = "calls = []\n" + LIST.replace(head, head + "        calls.append(1)\n")
        case = self.case(source)
        case.check_sequences("Queue", QueueModel, QUEUE)
        self.assertTrue(1_000 < len(case.solution.calls) < 20_000, len(case.solution.calls))


if __name__ == "__main__":
    unittest.main()
