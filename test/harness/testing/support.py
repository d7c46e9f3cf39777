"""What the tests of the kit share: a learner's file, a test case on it, and the failure that it meets."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import textwrap
import unittest
from typing import Any, Callable, Optional

from harness.failure import CheckFailure
from harness.solution import Solution, set_current
from harness.testing import ExerciseTest


class KitTest(unittest.TestCase):
    """Makes cases on learners' files, which are gone with the test."""

    def case(self, source: str, *, starter: Optional[str] = None, seed: Optional[int] = None) -> ExerciseTest:
        """Return a test case, set up, whose solution is this source."""
        folder = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, folder)
        self.addCleanup(set_current, None)
        path = self.write(folder, "solution.py", source)
        given = self.write(folder, "starter.py", starter) if starter is not None else None
        set_current(Solution(path, given, seed))
        case = ExerciseTest("setUp")
        case.setUp()
        return case

    def write(self, folder: str, name: str, source: str) -> str:
        path = os.path.join(folder, name)
        with open(path, "w", encoding="utf-8") as file:
            file.write(textwrap.dedent(source))
        return path

    def failure(self, check: Callable[[], Any]) -> CheckFailure:
        """Run a check that must fail, and return its failure."""
        with self.assertRaises(CheckFailure) as caught:
            check()
        return caught.exception

    def paste(self, case: ExerciseTest, code: Optional[str], more: str = "") -> str:
        """Run quoted code under the learner's file in a new process and return what it prints or raises last."""
        with open(str(case.solution.__file__), encoding="utf-8") as file:
            source = file.read()
        program = f"{source}\n{code}\n{more}\n"
        done = subprocess.run(
            [sys.executable, "-I", "-c", program], capture_output=True, text=True, check=False, timeout=60
        )
        return (done.stdout + done.stderr).strip()
