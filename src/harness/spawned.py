"""The main module of a process pool's children: makes the solution and the suite importable there.

``multiprocessing`` runs this file in each spawned child, under the name ``__mp_main__``.
"""

import os
import sys


def prepare() -> None:
    """Register what a child may be asked to unpickle, without running any of it yet."""
    if "harness" not in sys.modules:
        parent = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
        sys.path.insert(0, parent)
        import harness  # noqa: F401

        sys.path.remove(parent)
    from harness.spawn_finder import install

    install()


if __name__ == "__mp_main__":
    prepare()
