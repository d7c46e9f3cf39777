"""What a process that waits for its request imports in advance."""

from __future__ import annotations

import os
import subprocess
import sys

from . import driver
from .scratch import ScratchCase

SUITE = """
import colorsys, wave as sound
import installed_package
import no_such_module
from concurrent.futures import ThreadPoolExecutor
from harness.testing import ExerciseTest
from harness.explore import (
    explore,
)

def later():
    import bdb
"""

ASKED = ["colorsys", "wave", "concurrent.futures", "harness.testing", "harness.explore"]
UNASKED = ["bdb", "asyncio", "installed_package"]

PROGRAM = f"""
import sys
sys.path[:0] = [{os.path.dirname(driver.HARNESS)!r}]
sys.path.append(sys.argv[2])
before = sys.path[:]
from harness.early import import_for
import_for(sys.argv[1])
assert sys.path == before, sys.path
print([name for name in {ASKED + UNASKED!r} if name in sys.modules])
"""


class ImportsInAdvance(ScratchCase):
    def loaded_for(self, suite: str) -> str:
        packages = os.path.dirname(self.write("installed_package.py", "raise SystemExit('imported')\n"))
        command = [sys.executable, "-I", "-c", PROGRAM, suite, packages]
        return subprocess.run(command, check=True, capture_output=True, text=True, timeout=60).stdout.strip()

    def test_are_what_the_suite_names_of_the_standard_library_and_the_harness_and_nothing_else(self) -> None:
        self.assertEqual(self.loaded_for(self.write("suite.py", SUITE)), repr(ASKED))

    def test_are_none_where_there_is_no_suite(self) -> None:
        self.assertEqual(self.loaded_for("/no/such/suite.py"), "[]")

    def test_leave_a_file_that_is_no_text_to_the_run(self) -> None:
        path = self.write("suite.py", "")
        with open(path, "wb") as file:
            file.write(b"import wave\xff\n")
        self.assertEqual(self.loaded_for(path), "[]")
