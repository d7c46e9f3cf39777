"""The whole benchmark of the growth engine: `npm run bench:growth`.

    python bench/growth/bench.py [--repeats 30] [--busy 2] [--pythons PATH,PATH,…]

Keeps the processors busy itself. Prints the zoo as counting, CPU time and wall time judge it; whether the counts
of all repeats are the same; whether they are the same on every other interpreter; and, with the load gone, the
programs with guessed workloads and what counting costs.
"""

from __future__ import annotations

import argparse
import glob
import os
import shutil
import subprocess
import sys
import tempfile
from typing import List

from load import busy

_HERE = os.path.dirname(os.path.abspath(__file__))
_MINORS = range(9, 15)


def pythons() -> List[str]:
    """Return one interpreter of every supported version that is installed, but for the one that runs this."""
    found = {}
    for minor in _MINORS:
        places = [
            shutil.which(f"python3.{minor}"),
            *sorted(glob.glob(os.path.expanduser(f"~/.pyenv/versions/3.{minor}.*/bin/python3"))),
        ]
        working = [each for each in places if each is not None and _version(each) == f"3.{minor}"]
        if working and minor != sys.version_info.minor:
            found[minor] = working[-1]
    return list(found.values())


def _version(python: str) -> str:
    asked = "import sys; print('%d.%d' % sys.version_info[:2])"
    ran = subprocess.run([python, "-c", asked], capture_output=True, text=True, check=False)
    return ran.stdout.strip()


def run(python: str, script: str, *arguments: str) -> None:
    subprocess.run([python, os.path.join(_HERE, script), *arguments], check=True)
    print(flush=True)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--repeats", type=int, default=30)
    parser.add_argument("--busy", type=int, default=2, help="processes that compute meanwhile")
    parser.add_argument("--pythons", help="other interpreters, with commas between them (default: all that are found)")
    options = parser.parse_args()
    others = options.pythons.split(",") if options.pythons else pythons()
    with tempfile.TemporaryDirectory() as folder, busy(options.busy):
        counts = os.path.join(folder, "counts.json")
        run(sys.executable, "zoo.py")
        run(sys.executable, "repeats.py", "--repeats", str(options.repeats), "--write", counts)
        for python in others:
            run(python, "repeats.py", "--repeats", "1", "--compare", counts)
    run(sys.executable, "guessed.py")
    run(sys.executable, "overhead.py")


if __name__ == "__main__":
    main()
