"""Rewrites a learner's syntax tree so that an engine can watch it run: one pass, one client each.

``Instrumenter`` knows what every client has to get right (what may be rewritten and what may not, where
statements may be put, which positions the new nodes get). A client overrides ``visit_*`` for what it wants
to see and names its helpers in ``namespace``. ``instrument.ticks.Ticks`` counts steps for the growth engine.
"""

from ._instrumenter import Instrumenter

__all__ = ["Instrumenter"]
