"""Finds the solution and the suite by name in a child of a process pool."""

from __future__ import annotations

from importlib.machinery import ModuleSpec, SourceFileLoader

from . import loading
from .plan import SUITE_NAME
from .solution import Solution, set_current

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Optional


class _UncachedLoader(SourceFileLoader):
    def set_data(self, path: str, data: object, *, _mode: int = 0o666) -> None:
        pass


class SpawnFinder:
    """An import finder for two names: the solution's and the suite's."""

    def __init__(self, solution: str, suite: str) -> None:
        set_current(Solution(solution))
        self._paths = {loading.module_name(solution): solution, SUITE_NAME: suite}

    def find_spec(self, name: str, path: object = None, target: object = None) -> Optional[ModuleSpec]:
        file = self._paths.get(name)
        if file is None:
            return None
        spec = ModuleSpec(name, _UncachedLoader(name, file), origin=file)
        spec.has_location = True
        return spec
