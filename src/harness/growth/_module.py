"""Loads a solution so that it counts its steps."""

from __future__ import annotations

import types
from typing import Any, Dict

from .. import loading
from ..instrument.ticks import Ticks
from ._callees import Callees
from ._costs import table
from ._meter import Meter
from ._operators import Operators


class CountingModule:
    """The file at ``path``, rewritten once and loaded as often as a measurement wants a fresh module."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.meter = Meter()
        self._callees = Callees(self.meter, table())
        operators = Operators(self.meter, self._callees)
        self._rewriter = Ticks(self.meter.site, operators.helpers(), table().watched_names())

    def load(self) -> types.ModuleType:
        """Execute the file and return the module. Nothing is measured meanwhile."""
        self.meter.rest()
        module = loading.load(self.path, self._rewriter)
        self._callees.resolve()
        for value in list(vars(module).values()):
            if isinstance(value, type) and value.__module__ == module.__name__:
                self._cover(value)
        return module

    def _cover(self, kind: type) -> None:
        """Let the methods charge that a class takes over from a builtin: its callers do not count."""
        line = getattr(kind, "__firstlineno__", None) or _first_line(kind)
        for name in table().watched_names():
            if name in kind.__dict__ or any(name in base.__dict__ for base in kind.__mro__):
                owner = next(base for base in kind.__mro__ if name in base.__dict__)
                self._replace(kind, name, owner.__dict__[name], line)
        for name, value in list(kind.__dict__.items()):
            self._replace(kind, name, value, line)

    def _replace(self, kind: type, name: str, value: Any, line: int) -> None:
        if isinstance(value, types.MethodDescriptorType):
            charging = self._callees.unbound(self.meter.site(self.path, line, 0, "inherited"), value)
            if charging is not value:
                setattr(kind, name, charging)


def _first_line(kind: type) -> int:
    lines = [value.__code__.co_firstlineno for value in vars(kind).values() if isinstance(value, types.FunctionType)]
    return max(1, min(lines, default=2) - 1)


_modules: Dict[str, CountingModule] = {}


def counting_module(path: str) -> CountingModule:
    """Return the counting module of a file, the same one for as long as the process lives."""
    module = _modules.get(path)
    if module is None:
        module = _modules[path] = CountingModule(path)
    return module
