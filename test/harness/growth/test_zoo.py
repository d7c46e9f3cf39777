"""The verdicts and classes of the whole zoo, and of the idioms that hide a loop."""

from __future__ import annotations

import os
import re
import unittest
from typing import Any, Dict, Optional, Tuple

from harness.failure import CheckFailure
from harness.growth import check

from .fixtures import FOLDER, fixture

# At these sizes a logarithm cannot be told from nothing.
SAME = {"n log n": "n", "log n": "1"}


def measured(path: str, name: str, target: str, **how: Any) -> Tuple[Optional[bool], Dict[str, Any]]:
    try:
        report = check(path, name, target=target, **how)
        return report["within"], report
    except CheckFailure as failure:
        return False, failure.data["growth"]


class Zoo(unittest.TestCase):
    def test_every_verdict_is_right_and_nearly_every_class(self) -> None:
        zoo = fixture("zoo").ZOO
        self.assertGreaterEqual(len(zoo), 90)
        wrong_class = []
        for program in zoo:
            with self.subTest(program=f"{program.file}.{program.name}"):
                within, report = measured(
                    program.path,
                    program.name,
                    program.target,
                    setup=program.setup,
                    workload=program.workload,
                    operations="n" if program.per_operation else None,
                )
                self.assertEqual(within, program.within, report["points"])
                if SAME.get(report["class"], report["class"]) != SAME.get(program.grows, program.grows):
                    wrong_class.append((program.name, program.grows, report["class"]))
        self.assertLessEqual(len(wrong_class), 0.03 * len(zoo), wrong_class)


class Idioms(unittest.TestCase):
    def test_each_grows_as_the_comment_above_it_says(self) -> None:
        path = os.path.join(FOLDER, "idioms.py")
        with open(path, encoding="utf-8") as file:
            rows = re.findall(r"^# (.+)\ndef (\w+)", file.read(), re.MULTILINE)
        self.assertGreater(len(rows), 80)
        shuffled = fixture("zoo").ints
        for label, name in rows:
            with self.subTest(idiom=name):
                _, report = measured(
                    path,
                    name,
                    "2^n",
                    setup=lambda module, n, name=name: (getattr(module, name), shuffled(n)),
                    workload=lambda prepared, n: prepared[0](prepared[1]),
                )
                self.assertEqual(SAME.get(report["class"], report["class"]), SAME.get(label, label), report["points"])


if __name__ == "__main__":
    unittest.main()
