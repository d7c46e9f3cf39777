from __future__ import annotations

import os
import random
import signal
import sys
import time
import unittest
from typing import Any

from harness.state import ProcessState, judges_tests


class TheProcess(unittest.TestCase):
    def setUp(self) -> None:
        self.state = ProcessState(seed=5)
        self.addCleanup(self.state.restore)

    def test_is_as_it_was(self) -> None:
        folder, limit, path = os.getcwd(), sys.getrecursionlimit(), list(sys.path)
        handler = signal.getsignal(signal.SIGTERM)
        os.chdir(os.path.abspath(os.sep))
        os.environ["ADDED"] = "1"
        os.environ.pop("PATH")
        sys.setrecursionlimit(limit + 500)
        sys.path.insert(0, "/nowhere")
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        sys.excepthook = print
        self.assertEqual(self.state.restore(), [])
        self.assertEqual((os.getcwd(), sys.getrecursionlimit(), sys.path), (folder, limit, path))
        self.assertEqual(("ADDED" in os.environ, "PATH" in os.environ), (False, True))
        self.assertIs(signal.getsignal(signal.SIGTERM), handler)
        self.assertIs(sys.excepthook, sys.__excepthook__)

    def test_draws_the_same_random_numbers_each_time(self) -> None:
        self.state.restore()
        first = random.random()
        self.state.restore()
        self.assertEqual(random.random(), first)
        self.assertEqual(first, random.Random(5).random())

    def test_gets_replaced_functions_back_and_names_them(self) -> None:
        def patched(*arguments: Any) -> None:
            raise AssertionError

        sleep, equal, settrace = time.sleep, unittest.TestCase.assertEqual, sys.settrace
        time.sleep = patched
        unittest.TestCase.assertEqual = patched  # type: ignore[assignment,method-assign]
        sys.settrace = patched
        del random.choice
        replaced = self.state.restore()
        expected = ["random.choice", "sys.settrace", "time.sleep", "unittest.case.TestCase.assertEqual"]
        self.assertEqual(sorted(replaced), expected)
        self.assertIs(time.sleep, sleep)
        self.assertIs(unittest.TestCase.assertEqual, equal)
        self.assertIs(sys.settrace, settrace)
        self.assertTrue(callable(random.choice))

    def test_may_get_new_names(self) -> None:
        time.added = 1  # type: ignore[attr-defined]
        self.addCleanup(delattr, time, "added")
        self.assertEqual(self.state.restore(), [])

    def test_knows_the_names_that_judge_tests(self) -> None:
        self.assertTrue(judges_tests("unittest.case.TestCase.run"))
        self.assertTrue(judges_tests("builtins.sorted"))
        self.assertFalse(judges_tests("builtins.print"))
        self.assertFalse(judges_tests("time.sleep"))


if __name__ == "__main__":
    unittest.main()
