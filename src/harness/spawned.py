"""The main module of a process pool's children: makes the solution and the suite importable there.

``multiprocessing`` runs this file in each spawned child, whose ``sys.argv`` is the parent's:
the solution's and the suite's path.
"""

import os
import sys


def prepare() -> None:
    """Register what a child may be asked to unpickle, without running any of it yet."""
    here = os.path.dirname(os.path.abspath(__file__))
    if "harness" not in sys.modules:
        parent = os.path.dirname(here)
        sys.path.insert(0, parent)
        import harness  # noqa: F401

        sys.path.remove(parent)
    from harness.spawn_finder import SpawnFinder

    if len(sys.argv) == 2 and not any(isinstance(finder, SpawnFinder) for finder in sys.meta_path):
        sys.meta_path.insert(0, SpawnFinder(*sys.argv))


if __name__ == "__mp_main__":
    prepare()
