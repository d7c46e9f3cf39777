import unittest

from harness.failure import CheckFailure
from test.harness.testing.support import KitTest

QUEUE = """
    class Queue:
        def __init__(self):
            self.items = []
        def enqueue(self, item):
            self.items.append(item)
        def dequeue(self):
            return self.items.pop(0)
        def __len__(self):
            return len(self.items)
"""
STACK = QUEUE.replace("pop(0)", "pop()")
FUNCTIONS = """
    def total(numbers):
        return sum(numbers)
    def sort(numbers):
        numbers.sort()
        return numbers
    def echo(value):
        return value
    def fail(error):
        raise error
    async def later(value):
        return value
"""


class WhatASnippetPromises(KitTest):
    def test_right_solutions_pass(self) -> None:
        self.case(QUEUE).example("""
            q = Queue()
            for letter in "abc":
                q.enqueue(letter)
            len(q)  # -> 3
            for letter in "abc":
                q.dequeue()  # -> letter
            q.dequeue()  # raises IndexError
        """)

    def test_every_form_of_promise_can_hold(self) -> None:
        self.case(FUNCTIONS).example("""
            numbers = [3, 1]
            total(numbers)  # -> 4; unchanged: numbers
            echo((1, 2))  # -> one of (2, 1), (1, 2)
            echo({2, 1})  # in any order -> [1, 2]
            echo(float("nan"))  # -> float("nan")
            fail(KeyError("a"))  # raises ValueError or KeyError
            echo("# -> 2")  # -> "# -> 2"
            value = echo(2)  # a plain comment
            with open(__file__):
                value  # -> 2
            def twice(item):
                return [item] * 2
            twice(
                value
            )  # -> [2, 2]
        """)

    def test_every_form_of_promise_can_be_broken(self) -> None:
        for snippet, summary in (
            ("echo(1)  # -> 2", "echo(1) returned 1, expected 2"),
            ("echo(1)  # -> True", "echo(1) returned 1 (int), expected True (bool)"),
            ("echo([1])  # -> [True]", "echo([1]) returned [1], expected [True]"),
            ("echo(0.3)  # -> 0.1 + 0.2", "echo(0.3) returned 0.3, expected 0.30000000000000004"),
            ("echo(3)  # -> one of 1, 2", "echo(3) returned 3, expected one of 1, 2"),
            ("echo([1])  # in any order -> [1, 1]", "echo([1]) returned [1], expected [1, 1] in any order"),
            ("echo(None)  # in any order -> []", "echo(None) returned None, expected [] in any order"),
            ("echo('ab')  # in any order -> ['b', 'a']", "echo('ab') returned 'ab', expected ['b', 'a'] in any order"),
            ("echo(1)  # raises KeyError", "echo(1) returned 1, expected KeyError"),
            ("fail(KeyError(1))  # raises IndexError", "fail(KeyError(1)) raised KeyError: 1, expected IndexError"),
            ("xs = [2, 1]\nsort(xs)  # -> [1, 2]", "sort(xs) changed xs to [1, 2], it should stay [2, 1]"),
            ("xs = [2]\nxs.append(1)  # unchanged: xs", "append(1) changed xs to [2, 1], it should stay [2]"),
            ("len(echo('ab'))  # -> 3", "len(echo('ab')) is 2, expected 3"),
        ):
            with self.subTest(snippet=snippet):
                failure = self.failure(lambda snippet=snippet: self.case(FUNCTIONS).example(snippet))
                self.assertEqual((failure.summary, failure.verdict), (summary, "failed"))

    def test_an_argument_may_change_where_the_test_says_so(self) -> None:
        self.case(FUNCTIONS).example("xs = [2, 1]\nsort(xs)  # -> [1, 2]", mutates=True)

    def test_a_comment_that_only_looks_like_a_promise_is_refused(self) -> None:
        for comment in ("=> 2", "returns 2", "raise KeyError", "one of 1", "-> the oldest item"):
            with self.subTest(comment=comment), self.assertRaises((ValueError, SyntaxError)):
                self.case(FUNCTIONS).example(f"echo(1)  # {comment}")

    def test_only_an_expression_can_promise_a_value(self) -> None:
        with self.assertRaisesRegex(ValueError, "only an expression"):
            self.case(FUNCTIONS).example("x = echo(1)  # -> 1")

    def test_a_starter_does_not_pass_for_a_runtime_error(self) -> None:
        case = self.case("def f(): raise NotImplementedError('x')")
        failure = self.failure(lambda: case.example("f()  # raises RuntimeError"))
        self.assertEqual(failure.summary, "f() raised NotImplementedError: x, expected RuntimeError")

    def test_names_can_be_given(self) -> None:
        seen: list = []
        self.case(FUNCTIONS).example("record(echo(1))", given={"record": seen.append})
        self.assertEqual(seen, [1])

    def test_a_learners_except_cannot_swallow_a_failed_promise(self) -> None:
        source = """
            def call(function):
                try:
                    function()
                except BaseException:
                    pass
        """
        failure = self.failure(lambda: self.case(source).example("""
            def check():
                1 + 1  # -> 3
            call(check)
        """))
        self.assertEqual(failure.summary, "1 + 1 is 2, expected 3")


class HowAFailureReads(KitTest):
    def test_quotes_the_snippet_up_to_the_failing_line(self) -> None:
        failure = self.failure(lambda: self.case(STACK).example("""
            q = Queue()
            q.enqueue("a")
            q.enqueue("b")
            q.dequeue()  # -> "a"
            q.dequeue()  # -> "b"
        """, because="a queue gives items back first in, first out"))
        self.assertEqual(failure.summary, "dequeue() returned 'b', expected 'a'")
        self.assertEqual((failure.expected, failure.got), ("'a'", "'b'"))
        self.assertEqual(failure.because, "a queue gives items back first in, first out")
        self.assertEqual(
            failure.code,
            "q = Queue()\nq.enqueue(\"a\")\nq.enqueue(\"b\")\nq.dequeue()  # returned 'b', expected 'a'",
        )

    def test_the_quoted_code_runs_under_the_learners_file(self) -> None:
        case = self.case(STACK)
        failure = self.failure(lambda: case.example("""
            q = Queue()
            q.dequeue()  # raises IndexError
            for item in [1, 2]:
                q.enqueue(item)
                if item == 2:
                    q.dequeue()  # -> 1
        """))
        self.assertEqual(self.paste(case, failure.code, "print(len(q))"), "1")

    def test_the_quoted_code_of_an_awaiting_snippet_runs_too(self) -> None:
        case = self.case(FUNCTIONS)
        failure = self.failure(lambda: case.example("""
            value = await later(1)
            await later(value)  # -> 2
        """))
        self.assertEqual(failure.summary, "later(value) returned 1, expected 2")
        self.assertEqual(self.paste(case, failure.code, "print('ran')"), "ran")

    def test_the_learners_exception_comes_with_code_line_and_cause(self) -> None:
        failure = self.failure(lambda: self.case(QUEUE).example("q = Queue()\nq.dequeue()  # -> 1"))
        self.assertEqual(failure.verdict, "exception")
        self.assertEqual(failure.summary, "dequeue() raised IndexError: pop from empty list, expected 1")
        self.assertEqual(failure.code, "q = Queue()\nq.dequeue()  # raised IndexError: pop from empty list, expected 1")
        self.assertEqual(failure.line, 8)
        self.assertIsInstance(failure.__cause__, IndexError)

    def test_an_unexpected_exception_in_any_statement_is_the_learners(self) -> None:
        case = self.case(FUNCTIONS)
        failure = self.failure(lambda: case.example("x = [\n    echo(1),\n    fail(ValueError('no')),\n]"))
        self.assertEqual((failure.verdict, failure.line), ("exception", 10))
        self.assertIn("fail(ValueError('no')),\n]  # raised ValueError: no", failure.code or "")

    def test_system_exit_is_an_exception_like_others(self) -> None:
        failure = self.failure(lambda: self.case("import sys\ndef f(): sys.exit()").example("f()"))
        self.assertEqual(failure.verdict, "exception")

    def test_long_values_are_cut_and_the_difference_is_named(self) -> None:
        case = self.case("def f(): return list(range(500))")
        failure = self.failure(lambda: case.example("f()  # -> list(range(499))"))
        self.assertLess(len(failure.summary), 700)
        self.assertIn("not expected from index 499 on: [499]", failure.detail)


class MissingNames(KitTest):
    def test_a_missing_entry_point_is_named_with_what_is_near(self) -> None:
        failure = self.failure(lambda: self.case("class queue: pass").example("q = Queue()"))
        self.assertEqual(failure.summary, "your file has no class named Queue; did you mean queue?")
        self.assertEqual(failure.verdict, "failed")

    def test_a_missing_function_is_named(self) -> None:
        failure = self.failure(lambda: self.case("x = 1").example("binary_search([], 1)  # -> -1"))
        self.assertEqual(failure.summary, "your file has no function named binary_search")

    def test_a_suites_own_access_fails_in_words_too(self) -> None:
        case = self.case("def enqeue(): pass")
        failure = self.failure(lambda: case.solution.enqueue)
        self.assertEqual(failure.summary, "your file has no function named enqueue; did you mean enqeue?")

    def test_a_missing_method_is_named(self) -> None:
        source = "class Queue:\n    def deQueue(self): pass"
        for promise in ("-> 1", "raises IndexError"):
            snippet = f"q = Queue()\nq.dequeue()  # {promise}"
            failure = self.failure(lambda snippet=snippet: self.case(source).example(snippet))
            self.assertEqual(failure.summary, "Queue has no method named dequeue; did you mean deQueue?")

    def test_modules_stay_usable_for_what_looks_for_dunder_names(self) -> None:
        self.assertFalse(hasattr(self.case("x = 1").solution, "__path__"))

    def test_a_failure_of_the_suite_itself_keeps_its_verdict_and_gets_the_code(self) -> None:
        def raising() -> None:
            raise CheckFailure("own-work", "no")

        failure = self.failure(lambda: self.case("x = 1").example("x  # -> 1\nraising()", given={"raising": raising}))
        self.assertEqual((failure.verdict, failure.code), ("own-work", "x  # -> 1\nraising()"))


if __name__ == "__main__":
    unittest.main()
