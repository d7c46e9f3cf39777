"""Measures how cost grows: counts, never times.

``check`` is for suites: it holds a claim such as "dequeue is O(1)" against a solution and raises
CheckFailure("too-slow-growth") with the sizes, the counts and the line. ``check_space`` does so for extra
space.
"""

from ._check import check
from ._elements import SHAPES

__all__ = ["SHAPES", "check"]
