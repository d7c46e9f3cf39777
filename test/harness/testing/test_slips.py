import unittest
from typing import Optional

from test.harness.testing.support import KitTest


class Slips(KitTest):
    def slip(self, source: str, snippet: str) -> Optional[str]:
        return self.failure(lambda: self.case(source).example(snippet)).slip

    def test_a_missing_return(self) -> None:
        self.assertEqual(self.slip("def f(x):\n    x + 1", "f(1)  # -> 2"), "It returned None: a return is missing.")

    def test_a_none_that_a_return_gave_is_not_called_a_missing_return(self) -> None:
        self.assertIsNone(self.slip("def f(x):\n    return {}.get(x)", "f(1)  # -> 2"))

    def test_printed_instead_of_returned(self) -> None:
        self.assertEqual(
            self.slip("def f(x):\n    print(x)", "f('a')  # -> 'a'"),
            "It printed 'a' instead of returning it: use return.",
        )

    def test_a_coroutine_where_a_value_was_expected(self) -> None:
        self.assertEqual(
            self.slip("async def f():\n    return 1", "f()  # -> 1"),
            "It returned a coroutine: an await is missing, or f should be a plain def.",
        )

    def test_a_generator_where_one_value_was_expected(self) -> None:
        self.assertIn("return gives the value itself", self.slip("def f():\n    yield 1", "f()  # -> 1") or "")
        self.assertIn("return gives", self.slip("def f():\n    yield 1", "f()  # raises IndexError") or "")

    def test_plain_values_of_another_kind(self) -> None:
        for got, expected, word in (
            ("[]", "True", "True or False"),
            ("1", "True", "True or False"),
            ("(1,)", "1", "comma"),
            ("'1'", "1", "text"),
            ("(2,)", "1", None),
            ("'2'", "1", None),
        ):
            with self.subTest(got=got, expected=expected):
                slip = self.slip(f"def f():\n    return {got}", f"f()  # -> {expected}")
                self.assertTrue(slip is None if word is None else word in (slip or ""), slip)

    def test_a_definition_that_stands_in_the_wrong_place(self) -> None:
        inside = "class A:\n    def __init__(self):\n        pass\n        def f(self):\n            return 1"
        outside = "class A:\n    pass\n\ndef f(self):\n    return 1"
        for source, snippet, words in (
            (inside, "a = A()\na.f()  # -> 1", "f stands inside __init__ on line 4: move it one step to the left."),
            (outside, "a = A()\na.f()  # -> 1", "f stands outside the class on line 4: indent it, so that it belongs to A."),
            ('if __name__ == "__main__":\n    def f(): pass', "f()", "which tests skip: move it to the left margin."),
            ("def g():\n    def f(): pass", "f()", "f stands inside g on line 2: move it to the left margin."),
            ("class A:\n    def f(self): pass", "f()", "f stands inside the class A on line 2"),
        ):
            with self.subTest(source=source):
                failure = self.failure(lambda: self.case(source).example(snippet))
                self.assertIn(words, failure.slip or "")
                self.assertIsNotNone(failure.line)

    def test_an_argument_that_changed(self) -> None:
        self.assertIn("copy", self.slip("def f(x):\n    x.clear()", "xs = [1]\nf(xs)") or "")

    def test_a_method_without_self(self) -> None:
        self.assertEqual(
            self.slip("class A:\n    def f():\n        return 1", "a = A()\na.f()  # -> 1"),
            "f on line 2 lacks the parameter self.",
        )

    def test_a_property_where_a_method_was_called_and_the_reverse(self) -> None:
        source = "class A:\n    @property\n    def f(self):\n        return 1\n    def g(self):\n        return 1"
        self.assertIn("is a property", self.slip(source, "a = A()\na.f()  # -> 1") or "")
        self.assertIn("is a method", self.slip(source, "a = A()\na.g  # -> 1") or "")

    def test_sequences_that_are_off_by_one(self) -> None:
        for got, sentence in (
            ("[1, 2]", "The last item is missing: the loop may end one too early."),
            ("[2, 3]", "The first item is missing: the loop may start one too late."),
            ("[1, 2, 3, 4]", "There is one item too many at the end: the loop may end one too late."),
            ("[0, 1, 2, 3]", "There is one item too many at the start."),
            ("[3, 2, 1]", "It is in reverse order."),
            ("[2, 3, 4]", "Every number is off by one."),
            ("[2, 1, 3]", "The items are right, but their order is not."),
            ("(1, 2, 3)", "The items are right, but it is a tuple and not a list."),
            ("range(1, 4)", "It returned a range object: list(...) makes a list of it."),
            ("(n for n in [1, 2, 3])", "It returned a generator: collect the values and return them."),
            ("[1, 9, 3]", None),
        ):
            with self.subTest(got=got):
                self.assertEqual(self.slip(f"def f():\n    return {got}", "f()  # -> [1, 2, 3]"), sentence)

    def test_a_single_number_is_never_called_off_by_one(self) -> None:
        self.assertIsNone(self.slip("def f():\n    return 4", "f()  # -> 3"))

    def test_an_exception_that_was_returned_or_told_instead_of_raised(self) -> None:
        for statement, word in (
            ("return ValueError('x')", "use raise ValueError"),
            ("return ValueError", "use raise ValueError"),
            ("return 'error: empty'", "returned a text"),
            ("print('Error: empty')", "printed a text"),
        ):
            with self.subTest(statement=statement):
                self.assertIn(word, self.slip(f"def f():\n    {statement}", "f()  # raises ValueError") or "")


if __name__ == "__main__":
    unittest.main()
