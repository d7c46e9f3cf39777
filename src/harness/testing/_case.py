"""The base class of every reference suite."""

from __future__ import annotations

import unittest

from ._missing import explain_missing_names

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import ModuleType
    from typing import Any, Awaitable, Callable, Mapping, Optional


class ExerciseTest(unittest.TestCase):
    """A group of tests. ``self.solution`` is the learner's file, loaded afresh for every test."""

    stage: Optional[str] = None
    optional: bool = False
    kind: str = "example"
    solution: ModuleType

    def setUp(self) -> None:
        self.solution = self.fresh_solution()

    def fresh_solution(self) -> ModuleType:
        """Load the learner's file once more, as a module that shares nothing with the others."""
        from ..solution import current

        module = current().load()
        explain_missing_names(module)
        return module

    def example(
        self,
        snippet: str,
        *,
        because: Optional[str] = None,
        given: Optional[Mapping[str, Any]] = None,
        mutates: bool = False,
        run: Optional[Callable[[Awaitable[None]], Any]] = None,
    ) -> None:
        """Run a snippet in the learner's terms and compare what its comments promise; see ``harness.testing``."""
        from ._example import run_example

        run_example(self.solution, snippet, because=because, given=given, mutates=mutates, run=run)
