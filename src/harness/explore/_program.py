"""The learner's modules, instrumented and executed afresh for every run."""

from __future__ import annotations

import ast
import functools
import importlib
import os
import sys
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder
from importlib.util import spec_from_loader
from types import ModuleType
from typing import Dict, List, Optional, Sequence, Set

from .. import loading
from ..instrument.accesses import AccessInstrumenter
from ._runtime import RUNTIME, hooks


@functools.lru_cache(maxsize=None)
def rewriter(debugged: bool = False) -> AccessInstrumenter:
    """Return the one rewriter of this process: compiled modules are kept for it, sites are numbered by it.

    With ``debugged``, what a debugger evaluates in the middle of a run leaves no trace in it.
    """
    helpers = hooks(RUNTIME)
    if debugged:
        from ._strangers import hook

        helpers = {name: hook(helper) for name, helper in helpers.items()}
    return AccessInstrumenter(RUNTIME.add_site, helpers)


class LearnerModules(MetaPathFinder, Loader):
    """Executes the learner's file and what it imports from its own folder, all of it instrumented.

    A context: imports from the folder go through it meanwhile. ``load()`` begins anew each time.
    """

    def __init__(self, path: str, debugged: bool = False) -> None:
        self.path = os.path.abspath(path)
        self.folder = os.path.dirname(self.path)
        self.name = loading.module_name(self.path)
        self.rewriter = rewriter(debugged)
        # What was executed, main file and imports alike; grows while it is looked at.
        self.files: Set[str] = set()
        self._loaded: List[str] = []
        self._own: Dict[str, Optional[str]] = {}

    def __enter__(self) -> "LearnerModules":
        loading.make_importable(self.folder)
        loading.forget_modules(self.folder)
        preload(self.path)
        sys.meta_path.insert(0, self)
        return self

    def __exit__(self, *details: object) -> None:
        sys.meta_path.remove(self)
        self._forget()
        sys.modules.pop(self.name, None)

    def load(self, as_script: bool = False) -> ModuleType:
        """Execute the file as a fresh module, or as a script, and return it. Raises whatever it raises."""
        self._forget()
        module = ModuleType("__main__" if as_script else self.name)
        sys.modules[self.name] = module
        self._execute(module, self.path)
        return module

    def _execute(self, module: ModuleType, path: str) -> None:
        self.files.add(path)
        module.__file__ = path
        module.__dict__.update(self.rewriter.namespace(path))
        exec(loading.compile_solution(path, self.rewriter), module.__dict__)

    def _forget(self) -> None:
        for name in self._loaded:
            sys.modules.pop(name, None)
        self._loaded.clear()

    # --- imports from the learner's folder ------------------------------------------------------------

    def find_spec(
        self, name: str, path: Optional[Sequence[str]] = None, target: Optional[ModuleType] = None
    ) -> Optional[ModuleSpec]:
        if path is not None or "." in name:
            return None
        if name not in self._own:
            file = os.path.join(self.folder, name + ".py")
            elsewhere = [entry for entry in sys.path if os.path.abspath(entry) != self.folder]
            own = os.path.isfile(file) and PathFinder.find_spec(name, elsewhere) is None
            self._own[name] = file if own else None
        found = self._own[name]
        return spec_from_loader(name, self, origin=found) if found is not None else None

    def create_module(self, spec: ModuleSpec) -> Optional[ModuleType]:
        return None

    def exec_module(self, module: ModuleType) -> None:
        path = self._own[module.__name__]
        assert path is not None
        self._loaded.append(module.__name__)
        self._execute(module, path)


def preload(path: str) -> None:
    """Import what the file imports from elsewhere, before the primitives are replaced.

    A module that is first imported while they are would keep controlled locks for good.
    """
    for name in sorted(imported(path)):
        if os.path.exists(os.path.join(os.path.dirname(path), name.split(".")[0] + ".py")):
            continue
        try:
            importlib.import_module(name)
        except Exception:
            # The learner's own import will say it better, where it stands.
            continue


def imported(path: str) -> Set[str]:
    """Return the absolute names that the file at ``path`` imports. Raises SyntaxError."""
    names: Set[str] = set()
    for node in ast.walk(loading.parse(path)):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module is not None and not node.level:
            names.add(node.module)
    return names
