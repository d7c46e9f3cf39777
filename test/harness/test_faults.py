"""Every case of the fault corpus, in real processes, on every interpreter that is asked for."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
import unittest
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Dict, List

from . import driver

CASES = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "fixtures", "runs")
PASSED = {"verdict": "passed"}
# What one run may say in all, whatever it prints.
MOST_BYTES = 400_000
AT_ONCE = 2


class FaultCorpus(unittest.TestCase):
    def test_every_fault_gets_its_verdict_and_harms_nothing_else(self) -> None:
        chosen = os.environ.get("INTERVIEW_PRACTICE_CASES", "")
        names = [name for name in sorted(os.listdir(CASES)) if os.path.isfile(os.path.join(CASES, name, "case.json"))]
        names = [name for name in names if not chosen or name in chosen.split(",")]
        self.assertTrue(names, "no case was found")
        for python in driver.interpreters():
            version = driver.version_of(python)
            cases = [case for case in map(read_case, names) if suits(case, version)]
            with ThreadPoolExecutor(AT_ONCE) as pool:
                runs = [pool.submit(run_case, python, case) for case in cases]
            for case, run in zip(cases, runs):
                with self.subTest(case=case["case"], python=".".join(map(str, version))):
                    self.compare(case, run.result())

    def compare(self, case: Dict[str, Any], run: Any) -> None:
        self.assertEqual(run.orphans, [], "processes outlived the run")
        self.assertLess(run.bytes, MOST_BYTES, "the run says too much")
        self.assertEqual(run.stderr, "", "the harness wrote to its standard error")
        load = case.get("load")
        if load is not None:
            self.assertIsNotNone(run.load_failure, run.results)
            self.check(load, run.load_failure)
            self.assertEqual(run.results, {})
            return
        self.assertIsNone(run.load_failure)
        expected = {test["id"]: PASSED for test in run.plan}
        expected.update(case.get("tests", {}))
        self.assertEqual(set(run.results), set(expected))
        for test, wanted in expected.items():
            with self.subTest(test=test):
                self.check(wanted, run.results[test])

    def check(self, wanted: Dict[str, Any], event: Dict[str, Any]) -> None:
        failure = event["failure"] or {"message": "", "line": None, "exception": None, "frames": []}
        self.assertIn(event["verdict"], as_list(wanted["verdict"]), failure["message"])
        if "line" in wanted:
            self.assertIn(failure["line"], as_list(wanted["line"]))
        if "exception" in wanted:
            self.assertIn(failure["exception"]["type"], as_list(wanted["exception"]))
        if "frames" in wanted:
            self.assertLessEqual(len(failure["frames"]), wanted["frames"])
        if "truncated" in wanted:
            self.assertEqual(event["outputTruncated"], wanted["truncated"])
        for part in wanted.get("says", ()):
            self.assertIn(part, failure["message"])
        for part in wanted.get("absent", ()):
            self.assertNotIn(part, failure["message"])
        for part in wanted.get("output", ()):
            self.assertIn(part, event["output"])
        for part in wanted.get("notes", ()):
            self.assertIn(part, "\n".join(event["notes"]))


def as_list(value: Any) -> List[Any]:
    return value if isinstance(value, list) else [value]


def read_case(name: str) -> Dict[str, Any]:
    with open(os.path.join(CASES, name, "case.json"), encoding="utf-8") as file:
        return {**json.load(file), "case": name}


def suits(case: Dict[str, Any], version: Any) -> bool:
    oldest = tuple(map(int, case.get("python", "3.0").split(".")))
    return bool(version[: len(oldest)] >= oldest)


def run_case(python: str, case: Dict[str, Any]) -> Any:
    home = os.path.join(CASES, case["case"])
    with tempfile.TemporaryDirectory() as scratch:
        folder = os.path.join(scratch, case.get("folder", "practice"))
        beside = os.path.join(home, "beside")
        if os.path.isdir(beside):
            shutil.copytree(beside, folder)
        else:
            os.mkdir(folder)
        solution = os.path.join(folder, case.get("name", "faulty.py"))
        with open(solution, "wb") as file:
            file.write(source_of(case, home))
        suite = os.path.join(home, "suite.py")
        if not os.path.exists(suite):
            suite = os.path.join(CASES, "suite.py")
        run = driver.run(python, solution, suite, **case.get("request", {}))
        if case.get("name") != "__main__.py":
            assert "__pycache__" not in os.listdir(folder), "bytecode was left in the learner's folder"
        return run


def source_of(case: Dict[str, Any], home: str) -> bytes:
    if "source" in case:
        source = case["source"].encode("latin-1")
    else:
        with open(os.path.join(home, "solution.py"), "rb") as file:
            source = file.read()
    text, times = case.get("repeat", ["", 0])
    return bytes(source + text.encode("utf-8") * times)


if __name__ == "__main__":
    unittest.main()
