"""Which tests a suite holds, in the order in which they run."""

from __future__ import annotations

import sys
import unittest
from importlib.machinery import ModuleSpec, SourceFileLoader
from types import ModuleType

from .loading import SUITE_NAME
from .plain_text import plain

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Callable, Dict, Iterable, List, Optional

_TestCase = unittest.TestCase
# What a test calls tells its kind, where nothing says it outright.
_KIND_BY_CALL = (
    ("check_growth", "growth"),
    ("explore", "interleaving"),
    ("forbid", "own-work"),
    ("check_sequences", "random"),
    ("check_calls", "random"),
    ("example", "example"),
)


class PlannedTest:
    """One test: what the plan says of it, and how to make the thing that runs it.

    ``make()`` returns an object with ``run(result)``, as unittest's cases have. ``owner`` is the class whose
    ``setUpClass`` comes before it, None for tests that are no methods.
    """

    __slots__ = ("described", "identifier", "make", "owner")

    def __init__(self, described: Dict[str, Any], make: Callable[[], Any], owner: Optional[type]) -> None:
        self.identifier: str = described["id"]
        self.described = described
        self.make = make
        self.owner = owner

    @property
    def is_growth(self) -> bool:
        return bool(self.described["kind"] == "growth")

    @property
    def is_required(self) -> bool:
        return not self.described["optional"]


def load_suite(path: str) -> ModuleType:
    """Import the suite at ``path``. Its bytecode is cached beside it, where that can be written."""
    loader = SourceFileLoader(SUITE_NAME, path)
    spec = ModuleSpec(SUITE_NAME, loader, origin=path)
    spec.has_location = True
    module = ModuleType(SUITE_NAME)
    module.__file__ = path
    module.__spec__ = spec
    module.__loader__ = loader
    sys.modules[SUITE_NAME] = module
    loader.exec_module(module)
    return module


def suite_tests(suite: ModuleType) -> List[PlannedTest]:
    """Return the suite's tests as they are written, those that measure growth behind all others."""
    tests = [
        PlannedTest(_described(owner, name), _maker(owner, name), owner)
        for owner in vars(suite).values()
        if isinstance(owner, type) and issubclass(owner, _TestCase) and owner.__module__ == SUITE_NAME
        for name in _methods(owner)
    ]
    return sorted(tests, key=lambda test: test.is_growth)


def chosen(tests: Iterable[PlannedTest], wanted: Optional[List[str]]) -> List[PlannedTest]:
    """Return those of ``tests`` whose ids are wanted; all of them for None."""
    if wanted is None:
        return list(tests)
    names = set(wanted)
    return [test for test in tests if test.identifier in names]


def _methods(owner: type) -> List[str]:
    names: Dict[str, None] = {}
    for base in reversed(owner.__mro__):
        for name, value in vars(base).items():
            if name.startswith("test") and callable(value):
                names[name] = None
    return [name for name in names if callable(getattr(owner, name, None))]


def _maker(owner: Any, name: str) -> Callable[[], Any]:
    return lambda: owner(name)


def _described(owner: Any, name: str) -> Dict[str, Any]:
    method = getattr(owner, name)
    title = _first_paragraph(method.__doc__) or name[len("test") :].strip("_").replace("_", " ")
    # Other than a function's, a class's docstring would be inherited by attribute access.
    group = (vars(owner).get("__doc__") or "").strip().split("\n")[0].strip() or _in_words(owner.__name__)
    return {
        "id": f"{owner.__qualname__}.{name}",
        "title": plain(title),
        "group": plain(group),
        "stage": getattr(method, "stage", None) or getattr(owner, "stage", None),
        "optional": bool(getattr(method, "optional", getattr(owner, "optional", False))),
        "kind": _kind(owner, method),
    }


def _kind(owner: type, method: Any) -> str:
    told = getattr(method, "kind", None)
    if isinstance(told, str):
        return told
    code = getattr(method, "__code__", None)
    for call, kind in _KIND_BY_CALL:
        if code is not None and call in code.co_names:
            return kind
    told = getattr(owner, "kind", None)
    return told if isinstance(told, str) else "example"


def _first_paragraph(text: Optional[str]) -> str:
    return " ".join((text or "").strip().split("\n\n")[0].split())


def _in_words(name: str) -> str:
    words = "".join(" " + letter.lower() if letter.isupper() else letter for letter in name).strip()
    return words[:1].upper() + words[1:]


