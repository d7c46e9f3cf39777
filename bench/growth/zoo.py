"""Judges the zoo by counting, and by two estimators that read clocks beside it.

    python bench/growth/zoo.py [--all]      one row a program with --all, else only where somebody is wrong

Counting is the engine as suites use it. "cpu" and "wall" time the same workload, not rewritten, as the best
of three at each size until a size takes 50 ms, and judge the times like counts, failing from an excess of 3
(more than counting's 2.5: times are noisy). n and n log n, and 1 and log n, are counted as one class.
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import statistics
import sys
import time
from typing import Any, List, NamedTuple, Optional, Tuple

import paths

from harness import loading
from harness.failure import CheckFailure
from harness.growth import check
from harness.growth._check import per_operation
from harness.growth._classes import CLASSES, classify, excess
from harness.growth._process import with_room

_SIZES = (8, 16, 32, 64, 128, 256, 512, 1024, 2048)
# Doubling is deadly there: a clock only tells afterwards that a size was too large.
_SIZES_OF_EXPONENTIALS = (2, 3, 4, 5, 6, 7, 8, 9, 10)
_ENOUGH_SECONDS = 0.05
_TIMES_FAIL_FROM = 3.0
_SAME = {"n log n": "n", "log n": "1"}


class Verdict(NamedTuple):
    within: Optional[bool]
    grows: Optional[str]


def load_zoo() -> List[Any]:
    spec = importlib.util.spec_from_file_location("growth_zoo", os.path.join(paths.FIXTURES, "zoo.py"))
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    rows: List[Any] = module.ZOO
    return rows


def counted(program: Any) -> Tuple[Verdict, Any, float]:
    """Return verdict, points and CPU seconds of the check."""
    begun = time.process_time()
    try:
        report = check(
            program.path,
            program.name,
            target=program.target,
            setup=program.setup,
            workload=program.workload,
            operations="n" if program.per_operation else None,
        )
    except CheckFailure as failure:
        report = failure.data["growth"]
    return Verdict(report["within"], report["class"]), report["points"], time.process_time() - begun


def timed(program: Any) -> Tuple[Verdict, Verdict]:
    """Return the verdicts by CPU time and by wall time."""
    cpu: List[Tuple[int, float]] = []
    wall: List[Tuple[int, float]] = []
    for n in _SIZES_OF_EXPONENTIALS if program.grows == "2^n" else _SIZES:
        best_cpu = best_wall = float("inf")
        for _ in range(3):
            module = loading.load(program.path)
            subject = program.setup(module, n) if program.setup else module
            begun_cpu, begun_wall = time.process_time(), time.perf_counter()
            program.workload(subject, n)
            best_wall = min(best_wall, time.perf_counter() - begun_wall)
            best_cpu = min(best_cpu, time.process_time() - begun_cpu)
        cpu.append((n, best_cpu * 1e9))
        wall.append((n, best_wall * 1e9))
        if best_wall > _ENOUGH_SECONDS:
            break
    return _judged(program, cpu), _judged(program, wall)


def _judged(program: Any, points: List[Tuple[int, float]]) -> Verdict:
    divided = per_operation(points, "n" if program.per_operation else None)
    if len(divided) < 4:
        return Verdict(None, None)
    grows = classify(divided)
    if grows == "2^n" and program.target != "2^n":
        return Verdict(False, grows)
    return Verdict(excess(divided, CLASSES[program.target]) < _TIMES_FAIL_FROM, grows)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--all", action="store_true", help="print every program")
    show_all = parser.parse_args().all
    rows = load_zoo()
    names = ("counted", "cpu", "wall")
    wrong_verdicts, wrong_classes = dict.fromkeys(names, 0), dict.fromkeys(names, 0)
    accused = dict.fromkeys(names, 0)
    seconds = []
    print(f"{'program':44}{'target':>9}{'grows':>9}   " + "".join(f"{name:>12}" for name in names))
    for program in rows:
        by_count, _, spent = counted(program)
        seconds.append(spent)
        verdicts = dict(zip(names, (by_count, *with_room(lambda: timed(program)))))
        cells = []
        for name, verdict in verdicts.items():
            bad = verdict.within is not program.within
            other = _SAME.get(str(verdict.grows), verdict.grows) != _SAME.get(program.grows, program.grows)
            wrong_verdicts[name] += bad
            accused[name] += bad and program.within
            wrong_classes[name] += other
            cells.append(f"{verdict.grows or '?'}{' !' if bad else ''}")
        if show_all or any(cell.endswith("!") for cell in cells):
            label = f"{program.file}.{program.name}"
            print(f"{label:44}{program.target:>9}{program.grows:>9}   " + "".join(f"{cell:>12}" for cell in cells))
    print(f"\n{len(rows)} programs on Python {sys.version.split()[0]}; ! marks a wrong verdict")
    for name in names:
        print(
            f"{name:8} wrong verdicts {wrong_verdicts[name]:3} ({accused[name]} right programs accused), "
            f"wrong classes {wrong_classes[name]:3} ({100 - 100 * wrong_classes[name] / len(rows):.1f} % right)"
        )
    print(f"CPU time of a check: median {1000 * statistics.median(seconds):.0f} ms, most {max(seconds):.2f} s")


if __name__ == "__main__":
    main()
