"""What a learner reads when their file lacks a name that the statement asks for."""

from __future__ import annotations

import sys
from types import ModuleType
from typing import Any, Iterable, Optional

from ..failure import CheckFailure

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ._misplaced import Place


class MissingName(CheckFailure, AttributeError):
    """The learner's file, or one of its classes, has no such name."""


def entry_point(module: ModuleType, name: str) -> Any:
    """Return the learner's class or function of this name, or fail with a sentence that says what is missing."""
    try:
        return module.__dict__[name]
    except KeyError:
        raise missing(module, name) from None


def missing(module: ModuleType, name: str) -> MissingName:
    from ._misplaced import misplaced

    kind = "class" if name[:1].isupper() else "function"
    place = misplaced(module.__file__ or "", name)
    return _failure(f"your file has no {kind} named {name}", name, _public(module.__dict__), place)


def missing_method(owner: type, name: str) -> MissingName:
    from ._misplaced import misplaced_method

    kind = "special method" if name.startswith("__") else "method"
    file = getattr(sys.modules.get(owner.__module__), "__file__", None) or ""
    place = misplaced_method(file, owner.__name__, name)
    return _failure(f"{owner.__name__} has no {kind} named {name}", name, _public(vars(owner)), place)


def explain_missing_names(module: ModuleType) -> None:
    """Make ``module.Queue`` fail in words where the learner's file has no Queue."""

    def __getattr__(name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(f"module {module.__name__!r} has no attribute {name!r}")
        raise missing(module, name)

    module.__dict__.setdefault("__getattr__", __getattr__)


def _failure(summary: str, name: str, known: Iterable[str], place: Optional[Place]) -> MissingName:
    if place is not None:
        return MissingName("failed", summary, slip=place[0], line=place[1])
    near = _nearest(name, list(known))
    return MissingName("failed", f"{summary}; did you mean {near}?" if near else summary)


def _public(names: Iterable[str]) -> Iterable[str]:
    return (name for name in names if not name.startswith("__"))


def _nearest(name: str, known: Iterable[str]) -> Optional[str]:
    plain = name.lower().replace("_", "")
    for other in known:
        if other.lower().replace("_", "") == plain:
            return other
    from difflib import get_close_matches

    return next(iter(get_close_matches(name, known, 1, 0.7)), None)
