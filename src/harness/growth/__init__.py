"""Measures how cost grows: counts, never times.

``check`` is for suites: it holds a claim such as "dequeue is O(1)" against a solution and raises
CheckFailure("too-slow-growth") with the sizes, the counts and the line. ``check_space`` does so for extra
space. ``measure`` looks at any function of a file: it guesses what to call it with.
"""

from ._check import check, take_reports
from ._elements import SHAPES
from ._measure import CannotMeasure, measure
from ._space import check_space

__all__ = ["SHAPES", "CannotMeasure", "check", "check_space", "measure", "take_reports"]
