"""Imports what a suite imports while no request has come yet, so that a click does not wait for it."""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Iterator, List


def import_for(suite: str) -> None:
    """Import the modules of the harness and of the standard library that the suite at this path names at its top.

    No others: packages come from where the request says. What cannot be imported is left for the run to tell.
    """
    path = sys.path[:]
    sys.path[:] = [entry for entry in path if _is_standard(entry)]
    for name in _named(suite):
        try:
            __import__(name)
        except Exception:
            pass
    sys.path[:] = path


def _is_standard(entry: str) -> bool:
    folder = os.path.basename(entry)
    return entry.startswith((sys.base_prefix, sys.base_exec_prefix)) and folder not in ("site-packages", "dist-packages")


def _named(suite: str) -> Iterator[str]:
    # Read as text: to parse it would load modules that the suite does not name.
    for words in _lines(suite):
        if words[:1] == ["from"] and len(words) > 1 and not words[1].startswith("."):
            yield words[1]
        elif words[:1] == ["import"]:
            yield from (name.split()[0] for name in " ".join(words[1:]).split(",") if name.split())


def _lines(path: str) -> List[List[str]]:
    try:
        with open(path, encoding="utf-8") as file:
            return [line.split() for line in file if line.startswith(("from ", "import "))]
    except (OSError, ValueError):
        return []
