"""What becomes of a process whose parent is killed while it works."""

from __future__ import annotations

import json
import os
import select
import subprocess
import sys
import unittest
from typing import Any, Dict, List, Tuple

from . import driver
from .scratch import ScratchCase

SUITE = """
import unittest
from harness.solution import current

class Works(unittest.TestCase):
    def test_works(self):
        self.assertEqual(current().load().f(), 1)
"""

# Starts the command behind it, hands over the request as the extension does, and waits to be killed.
PARENT = """
import subprocess, sys, time
process = subprocess.Popen(sys.argv[2:], stdin=subprocess.PIPE, start_new_session=True)
process.stdin.write(sys.argv[1].encode() + b"\\n")
process.stdin.close()
time.sleep(60)
"""

# Waits for what never comes, and neither computes nor prints.
WAITS = """
import os

os.read(os.pipe()[0], 1)

def total(numbers):
    return sum(numbers)

def test_total():
    assert total([1, 2]) == 3
"""


@unittest.skipUnless(hasattr(os, "pidfd_open"), "waits for processes that are no children")
class AbandonedProcesses(ScratchCase):
    def abandon(self, program: str, until: str, **request: Any) -> Tuple[List[Dict[str, Any]], bytes]:
        """Kill the parent after the first event of this kind; return the events so far, and what was written later."""
        line = json.dumps({"protocol": 1, "nonce": "n", **request})
        parent = subprocess.Popen(
            [sys.executable, "-c", PARENT, line, sys.executable, "-I", program],
            stdout=subprocess.PIPE,
            env={**os.environ, "INTERVIEW_PRACTICE_RUN": os.urandom(8).hex()},
        )
        assert parent.stdout is not None
        events: List[Dict[str, Any]] = []
        for text in parent.stdout:
            events.append(json.loads(text[2:]))
            if events[-1]["event"] == until:
                break
        parent.kill()
        # The pipe is at its end once the process, which holds it too, is gone.
        rest = parent.stdout.read()
        parent.stdout.close()
        parent.wait()
        return events, rest

    def assert_ends(self, process: int) -> None:
        """Wait for the end of a process, which may be no child of this one."""
        try:
            descriptor = os.pidfd_open(process)
        except ProcessLookupError:
            return
        try:
            self.assertTrue(select.select([descriptor], [], [], driver.PATIENCE)[0], f"process {process} goes on")
        finally:
            os.close(descriptor)

    def test_a_run_ends_with_its_parent_and_with_it_all_that_it_started(self) -> None:
        text = """
            import subprocess, sys

            def f():
                command = [sys.executable, "-c", "import time; time.sleep(600)"]
                print(subprocess.Popen(command, start_new_session=True).pid, flush=True)
                while True: pass
        """
        paths = {"solution": self.write("mine.py", text), "suite": self.write("suite.py", SUITE)}
        # What is printed tells the process that was started in a session of its own.
        events, rest = self.abandon(driver.HARNESS, "output", timeout=50.0, **paths)
        self.assertNotIn(b"timed-out", rest)
        self.assert_ends(events[0]["pid"])
        self.assert_ends(int(events[-1]["text"]))

    def test_a_loop_in_c_that_lets_nobody_look_ends_with_its_time(self) -> None:
        text = "import itertools\n\ndef f():\n    return sum(itertools.repeat(1))\n"
        paths = {"solution": self.write("mine.py", text), "suite": self.write("suite.py", SUITE)}
        events, _ = self.abandon(driver.HARNESS, "test-started", timeout=0.5, **paths)
        self.assert_ends(events[0]["pid"])

    def test_a_measurement_and_an_exploration_end_with_their_parent(self) -> None:
        file = self.write("mine.py", WAITS)
        for engine, function in (("growth", "total"), ("explore", "test_total")):
            with self.subTest(engine=engine):
                program = os.path.join(driver.HARNESS, engine)
                events, rest = self.abandon(program, "started", file=file, function=function, seconds=2)
                self.assertEqual(rest, b"")
                self.assert_ends(events[0]["pid"])


if __name__ == "__main__":
    unittest.main()
