"""A suite's failing schedule, run again through the harness: as a run, and as a debugger does it."""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
import textwrap
import unittest
from typing import Any, Dict, List

from .. import SOURCE, driver

ROOT = os.path.dirname(SOURCE)
EXERCISE = os.path.join(ROOT, "exercises", "bug_clinic", "fix_race_condition")
SUITE = os.path.join(EXERCISE, "suite.py")
BUGGY = os.path.join(EXERCISE, "starter.py")
REFERENCE = os.path.join(EXERCISE, "reference.py")
TEST = "ManyWindows.test_sells_no_seat_twice"

# What debuggers do: a thread of their own, and in the middle of the program a look at everything, waiting included.
DEBUGGER = """
    import sys, threading, time

    ticks = threading.Event()
    looks = []

    def watch():
        while not ticks.wait(0.001):
            time.sleep(0.001)

    def trace(frame, event, argument):
        if not frame.f_code.co_filename.endswith("fix_race_condition.py"):
            return None
        if frame.f_code.co_name == "_take":
            office = frame.f_locals["self"]
            time.sleep(0.001)
            with threading.Lock():
                looks.append((office.remaining, office._lock.locked(), threading.current_thread().is_alive()))
        return trace

    watcher = threading.Thread(target=watch)
    watcher.start()
    threading.settrace(trace)
    from harness import debugging
    status = debugging.main(sys.argv[1])
    ticks.set()
    watcher.join(5)
    print("looked", len(looks) > 5, "watcher ended", not watcher.is_alive())
    sys.exit(status)
"""


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
        printed = self.debugged(os.path.join(SOURCE, "harness", "debugging.py"), ["-I"])
        self.assertEqual(printed.count("takes 2"), 2, printed)
        self.assertIn("failed: Selling at many windows", printed)
        self.assertIn("went below zero", printed)

    def test_is_not_disturbed_by_a_debugger_that_looks_at_things_and_has_threads_of_its_own(self) -> None:
        undisturbed = self.debugged(os.path.join(SOURCE, "harness", "debugging.py"), ["-I"])
        with tempfile.TemporaryDirectory() as folder:
            program = os.path.join(folder, "pydevd_stand_in.py")
            with open(program, "w", encoding="utf-8") as file:
                file.write(textwrap.dedent(DEBUGGER))
            watched = self.debugged(program, [])
        self.assertEqual(watched, undisturbed + "looked True watcher ended True\n")

    def debugged(self, program: str, options: List[str]) -> str:
        """Return what a replay prints for whom debugs it, of a solution that prints something itself."""
        with open(BUGGY, encoding="utf-8") as file:
            talkative = file.read().replace("        self._take(n)\n", '        print("takes", n)\n        self._take(n)\n')
        with tempfile.TemporaryDirectory() as folder:
            solution = os.path.join(folder, "fix_race_condition.py")
            with open(solution, "w", encoding="utf-8") as file:
                file.write(talkative)
            found = self.result_of(solution)["schedule"]
            request = os.path.join(folder, "request.json")
            with open(request, "w", encoding="utf-8") as file:
                replay = {"schedule": found["schedule"], "scenario": found["scenario"]}
                json.dump({"solution": solution, "suite": SUITE, "tests": [TEST], "replay": replay}, file)
            done = subprocess.run(
                [driver.interpreters()[0], *options, program, request],
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                env={**os.environ, "PYTHONPATH": SOURCE},
                timeout=60,
                check=False,
            )
        self.assertEqual((done.returncode, done.stderr.decode()), (1, ""))
        return done.stdout.decode()
