"""Shows that counts do not depend on load: every check again and again, while processors are kept busy if wished.

    python bench/growth/repeats.py [--repeats 30] [--busy 0] [--write FILE] [--compare FILE]

``--write`` keeps the points of every program, ``--compare`` holds them against those of another interpreter.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
from typing import Any, Dict, List

from load import busy
from zoo import counted, load_zoo


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--repeats", type=int, default=30)
    parser.add_argument("--busy", type=int, default=0, help="processes that compute meanwhile")
    parser.add_argument("--write")
    parser.add_argument("--compare")
    options = parser.parse_args()
    rows = load_zoo()
    first: Dict[str, Any] = {}
    seconds: List[float] = []
    differing = set()
    with busy(options.busy):
        for _ in range(options.repeats):
            for program in rows:
                verdict, points, spent = counted(program)
                seconds.append(spent)
                seen = [verdict.within, verdict.grows, points]
                name = f"{program.file}.{program.name}"
                if first.setdefault(name, seen) != seen:
                    differing.add(name)
    print(f"Python {sys.version.split()[0]}: {len(rows)} programs, {options.repeats} times")
    print(f"programs whose counts or verdicts differ between repeats: {len(differing)} {sorted(differing)}")
    print(f"CPU time of a check: median {1000 * statistics.median(seconds):.0f} ms, most {max(seconds):.2f} s")
    if options.write:
        with open(options.write, "w", encoding="utf-8") as file:
            json.dump(first, file)
    if options.compare:
        with open(options.compare, encoding="utf-8") as file:
            other = json.load(file)
        now = json.loads(json.dumps(first))
        verdicts = sorted(name for name in now if now[name][:2] != other[name][:2])
        counts = sorted(name for name in now if now[name][2] != other[name][2])
        print(f"verdicts or classes that differ from {options.compare}: {len(verdicts)} {verdicts}")
        print(f"counts that differ: {len(counts)} {counts}")


if __name__ == "__main__":
    main()
