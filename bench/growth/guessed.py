"""Measures every program whose workload is guessed, as *Measure Growth…* does, and tells which are judged wrongly.

    python bench/growth/guessed.py
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time

import paths

from harness.growth import CannotMeasure, measure
from harness.growth._classes import judge
from harness.growth._targets import parse

sys.path.insert(0, paths.ROOT)

from test.harness.growth.test_guessed import SAME, programs  # noqa: E402


def main() -> None:
    wrong_classes = wrong_verdicts = verdicts = 0
    seconds = []
    with tempfile.TemporaryDirectory() as folder:
        for number, program in enumerate(programs()):
            path = os.path.join(folder, f"program{number}.py")
            with open(path, "w", encoding="utf-8") as file:
                file.write(program.text)
            begun = time.process_time()
            try:
                report = measure(path, program.entry)
            except CannotMeasure as reason:
                report = {"class": None, "points": [], "note": str(reason)}
            seconds.append(time.process_time() - begun)
            label = f"{program.file}::{program.entry}"
            if SAME.get(report["class"], report["class"]) != SAME.get(program.grows, program.grows):
                wrong_classes += 1
                print(f"{label}: {report['class']} instead of {program.grows}; {report['note']}; {report['points']}")
            for target, within in program.verdicts:
                verdicts += 1
                if judge(report["points"], parse(target)).within is not within:
                    wrong_verdicts += 1
                    print(f"{label}: wrong verdict for the target {target}; {report['note']}; {report['points']}")
    print(
        f"{len(seconds)} programs on Python {sys.version.split()[0]}: wrong classes {wrong_classes}, "
        f"wrong verdicts {wrong_verdicts} of {verdicts}"
    )
    print(f"CPU time of a measurement: median {1000 * statistics.median(seconds):.0f} ms, most {max(seconds):.2f} s")


if __name__ == "__main__":
    main()
