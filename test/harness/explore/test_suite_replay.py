"""A suite's failing schedule, run again through the harness: as a run, and as a debugger does it."""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
import unittest
from typing import Any, Dict

from .. import SOURCE, driver

ROOT = os.path.dirname(SOURCE)
EXERCISE = os.path.join(ROOT, "exercises", "bug_clinic", "fix_race_condition")
SUITE = os.path.join(EXERCISE, "suite.py")
BUGGY = os.path.join(EXERCISE, "starter.py")
REFERENCE = os.path.join(EXERCISE, "reference.py")
TEST = "ManyWindows.test_sells_no_seat_twice"


class Replay(unittest.TestCase):
    @classmethod
    def setUpClass(cls) -> None:
        cls.found = cls.result_of(BUGGY)["schedule"]
        cls.wanted = {"schedule": cls.found["schedule"], "scenario": cls.found["scenario"]}

    @staticmethod
    def result_of(solution: str, **fields: Any) -> Dict[str, Any]:
        return driver.run(driver.interpreters()[0], solution, SUITE, tests=[TEST], **fields).results[TEST]

    def test_fails_in_the_same_steps(self) -> None:
        again = self.result_of(BUGGY, replay=self.wanted)
        self.assertEqual(again["verdict"], "race")
        self.assertEqual(again["schedule"]["steps"], self.found["steps"])
        self.assertEqual(again["schedule"]["schedules"], 1)

    def test_passes_once_the_bug_is_mended(self) -> None:
        self.assertEqual(self.result_of(REFERENCE, replay=self.wanted)["verdict"], "passed")

    def test_runs_that_one_schedule_in_a_debugger_with_all_that_is_printed(self) -> None:
        with open(BUGGY, encoding="utf-8") as file:
            talkative = file.read().replace("        self._take(n)\n", '        print("takes", n)\n        self._take(n)\n')
        with tempfile.TemporaryDirectory() as folder:
            solution = os.path.join(folder, "fix_race_condition.py")
            with open(solution, "w", encoding="utf-8") as file:
                file.write(talkative)
            request = os.path.join(folder, "request.json")
            wanted = self.result_of(solution)["schedule"]
            with open(request, "w", encoding="utf-8") as file:
                replay = {"schedule": wanted["schedule"], "scenario": wanted["scenario"]}
                json.dump({"solution": solution, "suite": SUITE, "tests": [TEST], "replay": replay}, file)
            program = os.path.join(SOURCE, "harness", "debugging.py")
            done = subprocess.run(
                [driver.interpreters()[0], "-I", program, request], stdout=subprocess.PIPE, check=False
            )
        printed = done.stdout.decode()
        self.assertEqual(done.returncode, 1, printed)
        self.assertEqual(printed.count("takes 2"), 2, printed)
        self.assertIn("failed: Selling at many windows", printed)
        self.assertIn("went below zero", printed)
