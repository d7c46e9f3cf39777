"""The process that explores a file: its requests, its one answer, and what it does not let through."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import textwrap
import unittest
from typing import Any, Dict, List

import harness

ENTRY = os.path.join(os.path.dirname(os.path.abspath(harness.__file__)), "explore")

PROGRAM = """
    import os
    import threading
    from helper_of_counter import add

    class Counter:
        value = 0

    def work(counter):
        add(counter)

    def test_lost_update():
        print("printed a thousand times")
        os.write(1, b"written past everything")
        counter = Counter()
        threads = [threading.Thread(target=work, args=(counter,)) for _ in range(2)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert counter.value == 2

    def test_fine():
        pass

    def helper(argument):
        pass
"""
HELPER = """
    def add(counter):
        counter.value += 1
"""


class Process(unittest.TestCase):
    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name
        self.file = self.write("counter_to_explore.py", PROGRAM)
        self.write("helper_of_counter.py", HELPER)

    def write(self, name: str, text: str) -> str:
        path = os.path.join(self.folder, name)
        with open(path, "w", encoding="utf-8") as file:
            file.write(textwrap.dedent(text))
        return path

    def events(self, **request: Any) -> List[Dict[str, Any]]:
        line = json.dumps({"protocol": 1, "nonce": "N", "file": self.file, "seconds": 2, "seed": 0, **request})
        done = subprocess.run(
            [sys.executable, "-I", "-X", "utf8", ENTRY],
            input=line.encode() + b"\n",
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            timeout=60,
        )
        self.assertEqual(done.returncode, 0, done.stderr.decode())
        lines = done.stdout.decode().splitlines()
        self.assertTrue(all(each.startswith("N ") for each in lines), lines)
        return [json.loads(each[2:]) for each in lines]

    def report(self, **request: Any) -> Dict[str, Any]:
        events = self.events(**request)
        self.assertEqual([each["event"] for each in events], ["started", "explored", "ended"])
        return events[1]

    def test_answers_with_one_object_that_tells_the_schedule(self) -> None:
        report = self.report()
        self.assertEqual((report["verdict"], report["function"]), ("assertion", "test_lost_update"))
        self.assertEqual(report["summary"], "AssertionError: assert counter.value == 2")
        self.assertIn("printed a thousand times", report["output"])
        self.assertFalse(report["exhausted"])
        for step in report["steps"]:
            self.assertEqual(
                sorted(step), ["function", "held", "line", "name", "op", "preempted", "step", "thread", "value"]
            )

    def test_modules_beside_the_file_are_watched_too(self) -> None:
        steps = self.report()["steps"]
        self.assertIn(("add", "counter.value"), [(step["function"], step["name"]) for step in steps])

    def test_replays_a_schedule_step_by_step(self) -> None:
        first = self.report()
        again = self.report(function="test_lost_update", schedule=first["schedule"])
        self.assertEqual((again["verdict"], again["steps"]), (first["verdict"], first["steps"]))

    def test_explores_the_one_function_that_is_named(self) -> None:
        report = self.report(function="test_fine")
        self.assertEqual((report["verdict"], report["schedules"], report["exhausted"]), ("none", 1, True))

    def test_says_what_is_wrong_with_a_request(self) -> None:
        self.assertEqual(self.report(function="nothing")["verdict"], "error")
        self.assertEqual(self.report(function="test_fine", schedule="no schedule")["verdict"], "error")
        self.file = self.write("broken.py", "def f(:\n")
        report = self.report()
        self.assertEqual(report["verdict"], "error")
        self.assertIn("line 1", report["summary"])

    def test_runs_a_schedule_for_a_debugger_in_plain_threads(self) -> None:
        schedule = self.report()["schedule"]
        request = self.write("request.json", "")
        with open(request, "w", encoding="utf-8") as file:
            json.dump({"file": self.file, "function": "test_lost_update", "schedule": schedule}, file)
        done = subprocess.run(
            [sys.executable, "-I", "-X", "utf8", ENTRY, request], stdout=subprocess.PIPE, timeout=60, check=False
        )
        self.assertEqual(done.returncode, 1)
        self.assertIn("printed a thousand times", done.stdout.decode())
        self.assertIn("preempted here", done.stdout.decode())

    def test_finds_the_packages_of_the_named_folder(self) -> None:
        os.mkdir(os.path.join(self.folder, "site"))
        self.write("site/tiny_thing.py", "value = 42\n")
        self.file = self.write("uses_a_package.py", "import tiny_thing\n\ndef test_f():\n    assert tiny_thing.value == 42\n")
        site = os.path.join(self.folder, "site")
        self.assertEqual(self.report(site=site)["verdict"], "none")
        self.assertEqual(self.report(site=None)["verdict"], "exception")
        request = self.write("request.json", json.dumps({"file": self.file, "schedule": "ip1", "site": site}))
        done = subprocess.run(
            [sys.executable, "-I", "-X", "utf8", ENTRY, request], stdout=subprocess.PIPE, timeout=60, check=False
        )
        self.assertEqual(done.returncode, 0, done.stdout.decode())
