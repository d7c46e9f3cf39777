from __future__ import annotations

import sys
import unittest
from typing import Any, Dict, List

from harness import plan
from harness.outcome import Outcome

from .scratch import ScratchCase

SUITE = '''
import unittest

class Cost(unittest.TestCase):
    def test_is_linear(self):
        self.check_growth()

class FirstInFirstOut(unittest.TestCase):
    """First in, first out

    More words.
    """

    def test_z_first(self):
        pass

    def test_a_second(self):
        """gives `items` back
        in order"""
        self.check_sequences()

    def helper(self):
        pass

class Peeking(FirstInFirstOut):
    stage = "Peek"
    optional = True

    def test_more(self):
        self.forbid()

    def test_marked(self):
        self.explore()
    test_marked.kind = "random"

class RealParts(unittest.TestCase):
    kind = "system"

    def test_fetches(self):
        self.fetch()

    def test_says_hello(self):
        self.example("hello()")
'''


class Plan(ScratchCase):
    def setUp(self) -> None:
        super().setUp()
        self.addCleanup(sys.modules.pop, plan.SUITE_NAME, None)
        self.tests = plan.suite_tests(plan.load_suite(self.write("suite.py", SUITE)))

    def column(self, name: str) -> List[Any]:
        return [test.described[name] for test in self.tests]

    def test_keeps_the_order_of_the_file_but_measures_cost_last(self) -> None:
        self.assertEqual(
            self.column("id"),
            [
                "FirstInFirstOut.test_z_first",
                "FirstInFirstOut.test_a_second",
                "Peeking.test_z_first",
                "Peeking.test_a_second",
                "Peeking.test_more",
                "Peeking.test_marked",
                "RealParts.test_fetches",
                "RealParts.test_says_hello",
                "Cost.test_is_linear",
            ],
        )

    def test_reads_titles_from_names_and_docstrings_as_plain_text(self) -> None:
        self.assertEqual(self.column("title")[:2], ["z first", "gives items back in order"])
        self.assertEqual(self.column("group")[::8], ["First in, first out", "Cost"])

    def test_reads_stages(self) -> None:
        self.assertEqual(self.column("stage")[1:3], [None, "Peek"])
        self.assertEqual(self.column("optional")[1:3], [False, True])

    def test_takes_the_kind_from_a_mark_or_from_what_a_test_calls(self) -> None:
        kinds = ["example", "random", "example", "random", "own-work", "random", "system", "example", "growth"]
        self.assertEqual(self.column("kind"), kinds)

    def test_chooses_by_id(self) -> None:
        chosen = plan.chosen(self.tests, ["Cost.test_is_linear", "No.such"])
        self.assertEqual([test.identifier for test in chosen], ["Cost.test_is_linear"])
        self.assertEqual(len(plan.chosen(self.tests, None)), 9)


class Outcomes(unittest.TestCase):
    def outcome_of(self, body: Any) -> Outcome:
        case = type("Case", (unittest.TestCase,), {"test": body})("test")
        outcome = Outcome()
        case.run(outcome)  # type: ignore[arg-type]
        return outcome

    def test_keep_the_exceptions_themselves(self) -> None:
        wrong = ValueError("x")

        def body(case: Any) -> None:
            raise wrong

        self.assertIs(self.outcome_of(body).errors[0][1], wrong)

    def test_name_the_sub_test_that_failed(self) -> None:
        def body(case: Any) -> None:
            for n in range(3):
                with case.subTest(n=n):
                    case.assertNotEqual(n, 1)

        errors: List[Any] = self.outcome_of(body).errors
        self.assertEqual([name for name, _ in errors], ["n=1"])

    def test_know_skips_and_unexpected_successes(self) -> None:
        self.assertEqual(self.outcome_of(lambda case: case.skipTest("later")).skipped, "later")
        body = unittest.expectedFailure(lambda case: None)
        self.assertTrue(self.outcome_of(body).unexpected_success)

    def test_are_empty_after_a_pass(self) -> None:
        facts: Dict[str, Any] = vars(self.outcome_of(lambda case: None))
        self.assertEqual(facts, {"errors": [], "skipped": None, "unexpected_success": False})


if __name__ == "__main__":
    unittest.main()
