"""The harness as a process: what its parent and its surroundings may do to it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import unittest
from typing import Any, List, Optional

from . import driver
from .scratch import ScratchCase

SUITE = """
import unittest
from harness.solution import current

class Works(unittest.TestCase):
    def test_works(self):
        self.assertEqual(current().load().f(), 1)
"""

MEASURING_SUITE = """
import unittest

class Measures(unittest.TestCase):
    def test_wrong(self):
        self.fail("wrong")

    def test_cost(self):
        pass
    test_cost.kind = "growth"
"""


class Processes(ScratchCase):
    def setUp(self) -> None:
        super().setUp()
        self.solution = self.write("mine.py", "def f():\n    return 1\n")
        self.suite = self.write("suite.py", SUITE)

    def start(self, *before: str, python: Optional[str] = None) -> "subprocess.Popen[bytes]":
        command = [*before, python or sys.executable, "-I", "-X", "utf8", driver.HARNESS]
        process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        self.addCleanup(process.communicate)
        self.addCleanup(process.kill)
        return process

    def request(self, **fields: Any) -> bytes:
        request = {"protocol": 1, "nonce": "n", "solution": self.solution, "suite": self.suite, **fields}
        return json.dumps(request).encode() + b"\n"

    def verdicts(self, run: Any) -> List[str]:
        return [event["verdict"] for event in run.results.values()]

    def test_a_waiting_process_ends_quietly_when_its_parent_closes_the_pipe(self) -> None:
        out, err = self.start().communicate(timeout=20)
        self.assertEqual((out, err), (b"", b""))

    def test_a_waiting_process_serves_a_request_that_comes_in_pieces(self) -> None:
        process = self.start()
        assert process.stdin is not None and process.stdout is not None
        line = self.request()
        for start in range(0, len(line), 50):
            process.stdin.write(line[start : start + 50])
            process.stdin.flush()
        # The pipe stays open: the end of the line is enough.
        last = process.stdout.read().splitlines()[-1]
        self.assertEqual(last, b'n {"event": "ended"}')
        self.assertEqual(process.wait(20), 0)

    def test_a_request_that_is_none_is_refused(self) -> None:
        for line in (b"hello\n", b"[]\n", b'{"protocol": 2}\n'):
            with self.subTest(line=line):
                process = self.start()
                out, err = process.communicate(line, timeout=20)
                self.assertEqual((process.returncode, out), (64, b""))
                self.assertIn(b"the request cannot be read", err)

    def test_a_broken_suite_is_our_mistake_and_says_so(self) -> None:
        self.suite = self.write("broken.py", "1 / 0\n")
        process = self.start()
        _, err = process.communicate(self.request(), timeout=20)
        self.assertEqual(process.returncode, 72)
        self.assertIn(b"ZeroDivisionError", err)

    def test_only_the_wanted_tests_run(self) -> None:
        run = driver.run(sys.executable, self.solution, self.suite, tests=["Works.test_other"])
        self.assertEqual((run.plan, run.results), ([], {}))

    def test_cost_is_not_measured_after_a_failure_unless_it_was_asked_for(self) -> None:
        self.suite = self.write("measuring.py", MEASURING_SUITE)
        whole = driver.run(sys.executable, self.solution, self.suite)
        self.assertEqual(self.verdicts(whole), ["failed", "not-run"])
        growth = ["Measures.test_cost"]
        resumed = driver.run(sys.executable, self.solution, self.suite, tests=growth, resumed=True, failedBefore=True)
        self.assertEqual(self.verdicts(resumed), ["not-run"])
        self.assertEqual(resumed.results[growth[0]]["notes"], ["Cost is measured once the other tests pass."])
        resumed = driver.run(sys.executable, self.solution, self.suite, tests=growth, resumed=True, failedBefore=False)
        self.assertEqual(self.verdicts(resumed), ["passed"])
        chosen = driver.run(sys.executable, self.solution, self.suite, tests=growth)
        self.assertEqual(self.verdicts(chosen), ["passed"])

    def test_packages_of_the_named_folder_are_found_behind_all_others(self) -> None:
        site = os.path.join(self.folder, "site")
        os.mkdir(site)
        self.write("site/tiny_thing.py", "value = 42\n")
        self.write("site/json.py", "1 / 0\n")
        self.write("tiny_thing.py", "value = 0\n")
        text = "import json\nimport tiny_thing\n\ndef f():\n    return tiny_thing.value - 41\n"
        self.solution = self.write("mine.py", text)
        run = driver.run(sys.executable, self.solution, self.suite, site=site)
        self.assertEqual(self.verdicts(run), ["passed"])
        run = driver.run(sys.executable, self.solution, self.suite, site=None)
        self.assertEqual(self.verdicts(run), ["failed"])

    def test_odd_variables_of_the_surroundings_change_nothing(self) -> None:
        self.write("unittest.py", "raise SystemExit\n")
        run = driver.run(
            sys.executable,
            self.solution,
            self.suite,
            environment={
                "PYTHONPATH": self.folder,
                "PYTHONSTARTUP": self.suite,
                "PYTHONIOENCODING": "ascii",
                "PYTHONWARNINGS": "error",
                "PYTHONUNBUFFERED": "1",
                "PYTHONDONTWRITEBYTECODE": "1",
                "TMPDIR": "/no/such/folder",
            },
        )
        self.assertEqual(self.verdicts(run), ["passed"])

    def test_a_sitecustomize_that_prints_or_fails_changes_nothing(self) -> None:
        home = os.path.join(self.folder, "venv")
        subprocess.run([sys.executable, "-m", "venv", "--without-pip", home], check=True)
        python = os.path.join(home, "Scripts" if os.name == "nt" else "bin", "python")
        where = subprocess.run(
            [python, "-I", "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
            stdout=subprocess.PIPE,
            check=True,
        ).stdout.decode().strip()
        with open(os.path.join(where, "sitecustomize.py"), "w", encoding="utf-8") as file:
            file.write("print('hello from sitecustomize', flush=True)\n1 / 0\n")
        run = driver.run(python, self.solution, self.suite)
        self.assertEqual(self.verdicts(run), ["passed"])


if __name__ == "__main__":
    unittest.main()
