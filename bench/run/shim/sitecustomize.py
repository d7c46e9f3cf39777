"""Makes the solution of a suite current, so that unittest and pytest can run the suite without the harness."""

import os

if "BENCH_SOLUTION" in os.environ:
    from harness.solution import Solution, set_current

    set_current(Solution(os.environ["BENCH_SOLUTION"], os.environ["BENCH_STARTER"]))
