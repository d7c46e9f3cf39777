"""Runs the unittest tests below a folder and leaves the numbers in a file.

    python run_unittest.py FOLDER COUNTS_FILE
"""

from __future__ import annotations

import json
import sys
import unittest
from typing import Any


class CountingResult(unittest.TextTestResult):
    """Counts successes too, which unittest itself does not."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.successes = 0

    def addSuccess(self, test: unittest.TestCase) -> None:
        super().addSuccess(test)
        self.successes += 1


def main(folder: str, counts_file: str) -> int:
    suite = unittest.defaultTestLoader.discover(folder, top_level_dir=".")
    runner = unittest.TextTestRunner(stream=sys.stdout, resultclass=CountingResult, verbosity=2)
    result = runner.run(suite)
    assert isinstance(result, CountingResult)
    failed = len(result.failures) + len(result.errors) + len(result.unexpectedSuccesses)
    counts = {
        "passed": result.successes + len(result.expectedFailures),
        "failed": failed,
        "skipped": len(result.skipped),
    }
    with open(counts_file, "w", encoding="utf-8") as file:
        json.dump(counts, file)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
