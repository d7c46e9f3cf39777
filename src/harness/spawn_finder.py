"""Finds the solution and the suite by name in a child of a process pool."""

from __future__ import annotations

import os
import sys
from importlib.machinery import ModuleSpec, SourceFileLoader

from . import loading
from .solution import Solution, set_current

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Optional


# Names the two files to the children, which inherit the environment.
_VARIABLES = ("INTERVIEW_PRACTICE_SOLUTION", "INTERVIEW_PRACTICE_SUITE")


def prepare_for_spawning(solution: str, suite: str) -> None:
    """Let the children of process pools that are started from now on begin with ``harness/spawned.py``."""
    os.environ.update(zip(_VARIABLES, (solution, suite)))
    main_module = sys.modules["__main__"]
    main_module.__spec__ = None
    main_module.__file__ = os.path.join(os.path.dirname(os.path.abspath(__file__)), "spawned.py")


def install() -> None:
    """In a child: find the solution and the suite that the parent named, if it named any."""
    solution, suite = map(os.environ.get, _VARIABLES)
    if solution and suite and not any(isinstance(finder, SpawnFinder) for finder in sys.meta_path):
        sys.meta_path.insert(0, SpawnFinder(solution, suite))  # type: ignore[arg-type]


class _UncachedLoader(SourceFileLoader):
    def set_data(self, path: str, data: object, *, _mode: int = 0o666) -> None:
        pass


class SpawnFinder:
    """An import finder for two names: the solution's and the suite's."""

    def __init__(self, solution: str, suite: str) -> None:
        set_current(Solution(solution))
        self._paths = {loading.module_name(solution): solution, loading.SUITE_NAME: suite}

    def find_spec(self, name: str, path: object = None, target: object = None) -> Optional[ModuleSpec]:
        file = self._paths.get(name)
        if file is None:
            return None
        spec = ModuleSpec(name, _UncachedLoader(name, file), origin=file)
        spec.has_location = True
        return spec
