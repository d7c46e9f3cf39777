"""Imports unittest without what it needs only when a test has failed, or when it is run as a program.

These modules and what they import in turn take longer to load than all the rest of unittest.
"""

from __future__ import annotations

import sys
from types import ModuleType

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_POSTPONED = ("argparse", "difflib", "pprint")


class _Later(ModuleType):
    """Stands for a module in those that imported it early, and loads it when something of it is asked for."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return getattr(__import__(self.__name__), name)


def _import_unittest() -> None:
    absent = [name for name in _POSTPONED if name not in sys.modules]
    sys.modules.update((name, _Later(name)) for name in absent)
    import unittest  # noqa: F401

    # Whoever imports one of them from now on gets the module itself.
    for name in absent:
        del sys.modules[name]


if "unittest" not in sys.modules:
    _import_unittest()
