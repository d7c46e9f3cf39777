"""What counting costs: 500 operations of every class of the zoo, with and without.

    python bench/growth/overhead.py
"""

from __future__ import annotations

import gc
import statistics
import sys
import time
from types import ModuleType
from typing import Any, Callable

from zoo import load_zoo

from harness import loading
from harness.growth._module import counting_module

_OPERATIONS = 500
_REPEATS = 15


def best_time(program: Any, load: Callable[[], ModuleType]) -> float:
    best = float("inf")
    for _ in range(_REPEATS):
        module = load()
        subject = program.setup(module, _OPERATIONS)
        begun = time.process_time()
        program.workload(subject, _OPERATIONS)
        best = min(best, time.process_time() - begun)
    return best


def main() -> None:
    gc.disable()
    ratios = []
    print(f"{'500 operations':44}{'bare':>10}{'counted':>12}{'ratio':>8}")
    for program in load_zoo():
        if not program.per_operation:
            continue
        bare = best_time(program, lambda: loading.load(program.path))
        with_counting = best_time(program, counting_module(program.path).load)
        ratios.append(with_counting / bare)
        label = f"{program.file}.{program.name}"
        print(f"{label:44}{bare * 1e6:8.0f} us{with_counting * 1e6:9.0f} us{ratios[-1]:8.1f}")
    below = sum(ratio < 12 for ratio in ratios)
    print(
        f"\nPython {sys.version.split()[0]}: median {statistics.median(ratios):.1f} x, "
        f"{below} of {len(ratios)} below 12 x, most {max(ratios):.1f} x"
    )


if __name__ == "__main__":
    main()
