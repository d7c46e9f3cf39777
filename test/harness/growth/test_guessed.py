"""Programs as people write them for interviews, measured without being told what they take."""

from __future__ import annotations

import os
import re
import sys
import tempfile
import unittest
from typing import Iterator, List, NamedTuple, Tuple

from harness.growth import measure
from harness.growth._classes import judge
from harness.growth._targets import parse

from .fixtures import FOLDER

SAME = {"n log n": "n", "log n": "1"}
# Each version takes a part, so that a run of the tests stays short; `bench/growth/guessed.py` takes all of them.
PARTS = 3


class Program(NamedTuple):
    """``verdicts`` are targets, and whether the program is within them."""

    file: str
    entry: str
    grows: str
    verdicts: List[Tuple[str, bool]]
    text: str


def programs() -> Iterator[Program]:
    """Yield the programs of the fixtures; each is a file of its own for the engine."""
    folder = os.path.join(FOLDER, "guessed")
    for name in sorted(os.listdir(folder)):
        if not name.endswith(".py"):
            continue
        with open(os.path.join(folder, name), encoding="utf-8") as file:
            parts = re.split(r"^#@ ", file.read(), flags=re.MULTILINE)[1:]
        for part in parts:
            heading, text = part.split("\n", 1)
            entry, grows, verdicts = (each.strip() for each in heading.split("|"))
            found = re.findall(r"(\S[^:]*?):(yes|no)", verdicts)
            yield Program(name, entry, grows, [(target, word == "yes") for target, word in found], text)


class Guessed(unittest.TestCase):
    def test_class_and_verdicts_are_right_for_every_program(self) -> None:
        every = list(programs())
        self.assertGreater(len(every), 300)
        for program in every[sys.version_info.minor % PARTS :: PARTS]:
            with self.subTest(file=program.file, entry=program.entry), tempfile.TemporaryDirectory() as folder:
                path = os.path.join(folder, "solution.py")
                with open(path, "w", encoding="utf-8") as file:
                    file.write(program.text)
                report = measure(path, program.entry)
                about = f"{report['note']}: {report['points']}"
                self.assertEqual(SAME.get(report["class"], report["class"]), SAME.get(program.grows, program.grows), about)
                for target, within in program.verdicts:
                    self.assertIs(judge(report["points"], parse(target)).within, within, f"{target}: {about}")


if __name__ == "__main__":
    unittest.main()
