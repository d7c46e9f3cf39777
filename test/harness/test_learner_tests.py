from __future__ import annotations

import sys
import unittest
from typing import Any, Dict

from . import driver
from .scratch import ScratchCase

SOLUTION = '''
"""A file.

>>> 1 + 1
3
"""


class Queue:
    def size(self):
        """Tell how many.

        >>> Queue().size()
        1
        >>> q = Queue()
        >>> q.size()
        0
        """
        return 1

    def gone(self):
        """
        >>> Queue().gone()
        """
        raise KeyError("x")

    def right(self):
        """
        >>> print("seen")
        seen
        >>> {}["x"]
        Traceback (most recent call last):
        KeyError: 'x'
        """


def test_holds():
    assert Queue().size() == 1


def test_fails():
    assert Queue().size() == 2


async def test_waits():
    raise ValueError("no")


def test_returns():
    return False


def testing_helper(argument):
    return argument
'''


class LearnerTests(ScratchCase):
    def run_on(self, text: str, **fields: Any) -> Dict[str, Any]:
        suite = self.write("suite.py", "")
        run = driver.run(sys.executable, self.write("mine.py", text), suite, **fields)
        self.assertEqual({test["id"] for test in run.plan} >= set(run.results), True)
        return run.results

    def test_run_only_when_asked_for(self) -> None:
        self.assertEqual(self.run_on(SOLUTION), {})

    def test_run_as_functions_and_doctests(self) -> None:
        results = self.run_on(SOLUTION, learnerTests=True)
        told = {}
        for name, event in results.items():
            told[name] = (event["verdict"], event["failure"] and event["failure"]["line"])
        lines = SOLUTION.lstrip("\n").splitlines()

        def line(text: str, after: int = 0) -> int:
            return lines.index(text, after) + 1

        self.assertEqual(
            told,
            {
                "learner.doctest": ("failed", line(">>> 1 + 1")),
                "learner.doctest.Queue.size": ("failed", line("        >>> q.size()")),
                "learner.doctest.Queue.gone": ("exception", line("        >>> Queue().gone()")),
                "learner.doctest.Queue.right": ("passed", None),
                "learner.test_holds": ("passed", None),
                "learner.test_fails": ("failed", line("    assert Queue().size() == 2")),
                "learner.test_waits": ("exception", line('    raise ValueError("no")')),
                "learner.test_returns": ("failed", None),
            },
        )

    def test_a_doctest_tells_both_values(self) -> None:
        event = self.run_on(SOLUTION, learnerTests=True)["learner.doctest.Queue.size"]
        self.assertEqual(event["failure"]["summary"], "q.size() gave 1, the example expects 0")

    def test_a_file_that_cannot_be_parsed_has_none(self) -> None:
        self.assertEqual(self.run_on("def test_x(:\n", learnerTests=True), {})


if __name__ == "__main__":
    unittest.main()
