"""Holds the cost table against the clock: how the time of every form grows beside what the table states.

    python bench/growth/costs.py [--all]

Each form runs, not rewritten, at four sizes from 4,000 to 32,000 (or less, where it is quadratic), on fresh
values each time; the exponent is the slope of the logarithm of the best CPU time. A form is doubtful when the
exponent is more than 0.35 away from the stated one, three times in a row: other work on the machine takes caches
away for a while, and a wrong entry is off every time. Constant forms are timed 200 at once. Where the constant
factor is tiny (copies of bytes), the fixed cost of a call hides a part of the growth: larger sizes are taken.
"""

from __future__ import annotations

import argparse
import gc
import json
import sys
import time
from typing import Any, Dict, List, Optional, Tuple

import paths  # noqa: F401
from operations import IMPORTS, Form, environment, exponent, forms, statement

from harness.growth._costs import PATH

_EXPECTED = {"1": 0.0, "log n": 0.1, "n": 1.0, "n log n": 1.08, "n^2": 2.0}
_TOLERANCE = 0.35
_ATTEMPTS = 3
_SIZES = (4_000, 8_000, 16_000, 32_000)
_LARGE_SIZES = (64_000, 128_000, 256_000, 512_000)
# Copies of bytes are so fast that caches and the call itself hide the growth below these sizes.
_HUGE_SIZES = (1_000_000, 2_000_000, 4_000_000, 8_000_000)
_TEXTS = ("str", "bytes", "bytearray", "re", "Pattern")
_SMALL_SIZES = (500, 1_000, 2_000, 4_000)


def compiled(form: Form) -> Any:
    names = sorted(environment(8, form))
    namespace: Dict[str, Any] = {}
    exec(f"{IMPORTS}\ndef run({', '.join(names)}):\n    {statement(form)}\n", namespace)
    return namespace["run"]


def best_time(run: Any, form: Form, n: int) -> float:
    best = float("inf")
    begun_all = time.perf_counter()
    for _ in range(9):
        values = environment(n, form)
        begun = time.thread_time()
        run(**values)
        best = min(best, time.thread_time() - begun)
        if time.perf_counter() - begun_all > 0.15:
            break
    return best


def measured(form: Form, sizes: Tuple[int, ...]) -> Tuple[Optional[float], float]:
    """Return the exponent, and the seconds at the largest size."""
    run = compiled(form)
    # What the call itself costs, with all its arguments, is taken off.
    idle_namespace: Dict[str, Any] = {}
    exec(f"def run({', '.join(sorted(environment(8, form)))}):\n    pass\n", idle_namespace)
    points: List[Tuple[int, float]] = []
    for n in sizes:
        idle = best_time(idle_namespace["run"], form, n) if n == sizes[0] else idle
        points.append((n, max(best_time(run, form, n) - idle, 2e-8)))
    return exponent(points), points[-1][1]


def at_best_sizes(form: Form) -> Tuple[float, float]:
    """Return what ``measured`` does, at sizes where the growth shows."""
    found, seconds = measured(form, _SMALL_SIZES if form.grows == "n^2" else _SIZES)
    for larger in (_LARGE_SIZES, _HUGE_SIZES) if form.owner in _TEXTS else (_LARGE_SIZES,):
        if form.grows == "n" and is_off(form, found, seconds) and seconds < 1e-3:
            found, seconds = measured(form, larger)
    return found or 0.0, seconds


def is_off(form: Form, found: Optional[float], seconds: float) -> bool:
    """Tell whether an exponent is not the stated one."""
    expected = _EXPECTED[form.grows]
    # A few microseconds at 32,000 elements are cold caches: looking at each would take a hundred times that.
    return abs((found or 0.0) - expected) > _TOLERANCE and not (expected < 0.5 and seconds < 3e-5)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--all", action="store_true", help="print every form")
    show_all = parser.parse_args().all
    with open(PATH, encoding="utf-8") as file:
        rows = forms(json.load(file)["operations"], loops=True)
    gc.disable()
    doubtful = missing = 0
    print(f"{'form':52}{'stated':>14}{'exponent':>10}{'at most':>12}")
    for form in rows:
        try:
            for _ in range(_ATTEMPTS):
                found, seconds = at_best_sizes(form)
                off = is_off(form, found, seconds)
                if not off:
                    break
        except (NameError, AttributeError):
            missing += 1
            continue
        doubtful += off
        if off or show_all:
            label = f"{form.owner}: {form.code}"
            print(f"{label:52}{form.cost:>14}{found:10.2f}{seconds * 1e6:10.1f} us{'   ?' if off else ''}")
    print(f"\nPython {sys.version.split()[0]}: {len(rows) - missing} forms, {doubtful} doubtful, {missing} not in this version")


if __name__ == "__main__":
    main()
