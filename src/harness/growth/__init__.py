"""Measures how cost grows: counts, never times.

``check`` is for suites: it holds a claim such as "dequeue is O(1)" against a solution and raises
CheckFailure("too-slow-growth") with the sizes, the counts and the line. ``check_space`` does so for extra
space. ``measure`` looks at any function of a file: it guesses what to call it with.
"""

from __future__ import annotations

from ._reports import take_reports

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from ._elements import SHAPES
    from ._measure import CannotMeasure, measure
    from ._report import Report

__all__ = ["SHAPES", "CannotMeasure", "check", "check_space", "measure", "take_reports"]


def load() -> None:
    """Load the engine. A suite names it before its first test and uses it in later ones, which is time enough."""
    from . import _check, _space  # noqa: F401


def check(*claim: Any, **options: Any) -> Report:
    """Hold a claim on time against a solution; ``_check.check`` tells the parameters."""
    from ._check import check as hold

    return hold(*claim, **options)


def check_space(*claim: Any, **options: Any) -> Report:
    """Hold a claim on extra space against a solution; ``_space.check_space`` tells the parameters."""
    from ._space import check_space as hold

    return hold(*claim, **options)


def __getattr__(name: str) -> Any:
    if name in ("CannotMeasure", "measure"):
        from . import _measure

        return getattr(_measure, name)
    if name == "SHAPES":
        from ._elements import SHAPES

        return SHAPES
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
