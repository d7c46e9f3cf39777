"""The controlled primitives against CPython's own tests of the real ones."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import unittest
from typing import Dict, Tuple

import harness

SOURCE = os.path.dirname(os.path.dirname(os.path.abspath(harness.__file__)))
SCRIPT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "cpython_lock_tests.py")

# How many tests of these primitives CPython's module holds, by version.
EXPECTED: Dict[Tuple[int, int], int] = {(3, 9): 79, (3, 10): 79, (3, 11): 84, (3, 12): 84, (3, 13): 85}


class ControlledPrimitives(unittest.TestCase):
    def test_pass_the_lock_tests_of_this_interpreter(self) -> None:
        done = subprocess.run(
            [sys.executable, "-I", SCRIPT, SOURCE], stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=120
        )
        self.assertEqual(done.returncode, 0, done.stderr.decode())
        told = json.loads(done.stdout.decode().splitlines()[-1])
        if not told["present"]:
            self.skipTest("this interpreter comes without CPython's test package")
        print(f"test.lock_tests: {told['passed']} passed, {len(told['failures'])} failed", file=sys.stderr)
        self.assertEqual(told["failures"], [])
        self.assertGreaterEqual(told["passed"], EXPECTED.get(sys.version_info[:2], 79))
