"""Print the mutants of a file, one JSON object a line: ``python scripts/mutation/mutants FILE``."""

from __future__ import annotations

import sys
from json import dumps
from os.path import abspath, dirname

sys.path.insert(0, dirname(dirname(abspath(__file__))))

from mutants._mutants import mutants_of  # noqa: E402


def main() -> None:
    """Read the file that the command line names and print its mutants."""
    with open(sys.argv[1], encoding="utf-8") as file:
        text = file.read()
    for mutant in mutants_of(text):
        print(dumps(mutant))


main()
