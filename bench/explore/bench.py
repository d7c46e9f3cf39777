"""How fast and how surely the explorer finds the bugs of its zoo, beside other ways of looking for them.

    python bench/explore/bench.py [--seeds 20] [--budget 400] [--repairs 1000] [--stress 2.0] [--only NAME …]

Columns: schedules until the bug was found (median/most over the seeds; "16/20" when some seeds missed it),
milliseconds until it was found *and* minimised, confirmed and traced (median), the same search with one
strategy alone, runs of naive stress with real threads until the bug showed (at the default switch interval
and at one microsecond; "-" when it did not), and what became of the repair.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import time
from typing import Any, Callable, Dict, List, Optional, Tuple

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
sys.path.insert(0, os.path.join(ROOT, "src"))

from harness.explore import _strategies as strategies  # noqa: E402
from harness.explore._affinity import one_processor  # noqa: E402
from harness.explore._file import FileExploration  # noqa: E402
from harness.explore._patches import Patches  # noqa: E402
from harness.explore._program import LearnerModules  # noqa: E402
from harness.explore._run import Runs  # noqa: E402
from harness.explore._search import Search  # noqa: E402
from harness.explore._stress import Stress  # noqa: E402

ZOO = os.path.join(ROOT, "test", "fixtures", "explore")

ALONE: Dict[str, Callable[[int, int], Any]] = {
    "random": lambda seed, length: strategies.RandomWalk(seed),
    "PCT-3": lambda seed, length: strategies.Priorities(seed, 3, length),
    "POS": lambda seed, length: strategies.PartialOrder(seed),
}


def default_plan(path: str, seeds: int, budget: int) -> Tuple[str, List[float], int, int]:
    """Return the cell, the times (s), how many seeds found the bug, and the most schedules."""
    counts, times = [], []
    for seed in range(seeds):
        began = time.perf_counter()
        report = FileExploration(path, seed, seconds=60, schedules=budget).explore("main")
        times.append(time.perf_counter() - began)
        if report["verdict"] != "none":
            counts.append(report["schedules"])
    return cell(counts, seeds), times, len(counts), max(counts or [budget])


def alone(path: str, make: Callable[[int, int], Any], seeds: int, budget: int) -> str:
    """Return the cell of one strategy."""
    counts = []
    modules = LearnerModules(path)
    with modules, one_processor(), Patches():
        for seed in range(seeds):
            with Runs(lambda run: modules.load().main(), modules.files) as runs:
                result = Search(runs, seed, budget, 60.0).sample_only(make)
            if result.found is not None:
                counts.append(result.schedules)
    return cell(counts, seeds)


def cell(counts: List[int], seeds: int) -> str:
    if not counts:
        return "none"
    text = f"{statistics.median(counts):.0f}/{max(counts)}"
    return text if len(counts) == seeds else f"{len(counts)} of {seeds}, {text}"


def stress(path: str, seconds: float, interval: Optional[float]) -> str:
    """Return after how many runs with real threads the bug showed, or a dash."""
    modules = LearnerModules(path)
    with modules:
        repeated = Stress(lambda: modules.load().main(), interval)
        failure = repeated.run(seconds)
    return f"{repeated.runs}" if failure is not None else f"- ({repeated.runs})"


def speed(path: str, schedules: int = 1500) -> Tuple[float, float, float]:
    """Return schedules/s under control, bare runs/s with real threads, and choices a run."""
    modules = LearnerModules(path)
    with modules:
        with one_processor(), Patches(), Runs(lambda run: modules.load().main(), modules.files) as runs:
            decided = 0
            runs.run(strategies.Default(), record=True)
            began = time.perf_counter()
            for seed in range(schedules):
                decided += runs.run(strategies.RandomWalk(seed)).decided
            controlled = schedules / (time.perf_counter() - began)
        bare = Stress(lambda: modules.load().main(), None)
        began = time.perf_counter()
        bare.run(3.0, schedules)
        return controlled, bare.runs / (time.perf_counter() - began), decided / schedules


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seeds", type=int, default=20)
    parser.add_argument("--budget", type=int, default=400)
    parser.add_argument("--repairs", type=int, default=1000, help="schedules for each repair")
    parser.add_argument("--stress", type=float, default=2.0, help="seconds for each naive stress; 0 leaves it out")
    parser.add_argument("--only", nargs="*", default=[])
    options = parser.parse_args()
    names = options.only or sorted(name for name in os.listdir(ZOO) if os.path.isdir(os.path.join(ZOO, name)))
    print(f"Python {sys.version.split()[0]}, {options.seeds} seeds, budget {options.budget} schedules")
    header = ["program", "default plan", "ms", *ALONE, "stress", "stress 1 us", "repair"]
    print("| " + " | ".join(header) + " |\n|" + "---|" * len(header))
    everything: List[float] = []
    missed = accused = 0
    found_by_stress = [0, 0]
    for name in names:
        path = os.path.join(ZOO, name, "bug.py")
        text, times, found, _ = default_plan(path, options.seeds, options.budget)
        everything += times
        missed += options.seeds - found
        row = [name, text, f"{statistics.median(times) * 1000:.0f}"]
        row += [alone(path, make, options.seeds, options.budget) for make in ALONE.values()]
        for position, interval in enumerate((None, 1e-6)):
            told = stress(path, options.stress, interval) if options.stress else ""
            found_by_stress[position] += bool(told) and not told.startswith("-")
            row.append(told)
        repair = os.path.join(ZOO, name, "repair.py")
        report = FileExploration(repair, 1, seconds=120, schedules=options.repairs).explore("main")
        accused += report["verdict"] != "none"
        row.append(f"{report['verdict']} ({report['schedules']}{', all' if report['exhausted'] else ''})")
        print("| " + " | ".join(row) + " |", flush=True)
    total = len(names) * options.seeds
    print(f"\nfound {total - missed} of {total} campaigns; repairs accused: {accused} of {len(names)}")
    print(f"median {statistics.median(everything) * 1000:.0f} ms to found, minimised and shown; worst {max(everything):.2f} s")
    if options.stress:
        print(f"naive stress found {found_by_stress[0]} (default switch interval) and {found_by_stress[1]} (1 us) of {len(names)}")
    for name in ("lost_update", "torn_transfer", "pool_shares_a_number"):
        controlled, bare, choices = speed(os.path.join(ZOO, name, "repair.py"))
        print(f"{name}: {controlled:.0f} schedules/s ({choices:.0f} choices each), bare {bare:.0f} runs/s, ratio {bare / controlled:.2f}")
    return 1 if missed or accused else 0


if __name__ == "__main__":
    status = main()
    sys.stdout.flush()
    # Stress leaves threads that hang: they must not keep the process.
    os._exit(status)
