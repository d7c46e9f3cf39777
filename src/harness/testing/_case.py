"""The base class of every reference suite."""

from __future__ import annotations

import unittest

from ._missing import explain_missing_names

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import ModuleType
    from typing import Any, Awaitable, Callable, List, Mapping, Optional, Sequence, Tuple, Union

    from ._operations import Compare, Operation, Step
    from ._virtual_time import VirtualTime
    from .values import Values


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

    def check_sequences(
        self,
        subject: str,
        oracle: Callable[..., Any],
        operations: Sequence[Operation],
        *,
        construct: Sequence[Values] = (),
        valid: Optional[Callable[[Sequence[Step]], bool]] = None,
        because: Union[None, str, Callable[[Any], str]] = None,
        name: Optional[str] = None,
        observes_len: Optional[bool] = None,
        sequences: int = 300,
        longest: int = 300,
    ) -> None:
        """Compare a class with an oracle on random sequences of calls; see ``harness.testing``.

        ``name`` is the variable of the quoted code (by default the class's last word), ``longest`` the most
        calls in one of the long sequences, every tenth.
        """
        from ._sequences import SequenceCheck

        check = SequenceCheck(
            self.fresh_solution, subject, oracle, operations, construct, valid, because, name, observes_len
        )
        check.run(self.solution, self._seed(subject), sequences, longest)

    def check_calls(
        self,
        function: str,
        inputs: Sequence[Values],
        *,
        oracle: Optional[Callable[..., Any]] = None,
        accepts: Optional[Callable[[Tuple[Any, ...], Any], Optional[str]]] = None,
        result: Compare = "same",
        changes: Union[None, int, Sequence[int]] = None,
        keywords: Optional[Mapping[str, Values]] = None,
        valid: Optional[Callable[..., bool]] = None,
        because: Union[None, str, Callable[..., str]] = None,
        run: Optional[Callable[[Any], Any]] = None,
        runs: int = 300,
    ) -> None:
        """Compare a function with an oracle on random arguments, or judge its results; see ``harness.testing``.

        ``accepts(arguments, result)`` returns None, or the reason why the result is wrong; ``because(*arguments)``
        may make the fact out of the shrunk arguments.
        """
        from ._calls import CallCheck

        changed = [changes] if isinstance(changes, int) else list(changes or ())
        check = CallCheck(
            self.fresh_solution,
            function,
            inputs,
            oracle=oracle,
            accepts=accepts,
            result=result,
            changes=changed,
            keywords=dict(keywords or {}),
            valid=valid,
            because=because,
            run=run,
        )
        check.run(self.solution, self._seed(function), runs)

    def forbid(
        self,
        *,
        imports: Sequence[str] = (),
        calls: Sequence[str] = (),
        storage: Sequence[str] = (),
        slices: Sequence[str] = (),
        within: Optional[str] = None,
        instead: str = "",
    ) -> None:
        """Fail with verdict ``own-work`` where the learner leans on what they should write; see ``harness.testing``."""
        from ._own_work import forbid

        forbid(
            str(self.solution.__file__),
            self.starter(),
            imports=imports,
            calls=calls,
            storage=storage,
            slices=slices,
            within=within,
            instead=instead,
        )

    def run_threads(self, *targets: Callable[[], Any], seconds: float = 3.0) -> List[Any]:
        """Run functions in real threads of their own and return their results; see ``harness.testing``."""
        from ._threads import run_threads

        return run_threads(targets, str(self.solution.__file__), seconds)

    def virtual_time(self) -> VirtualTime:
        """Return a clock whose ``run(coroutine)`` runs in virtual time; see ``harness.testing``."""
        from ._virtual_time import VirtualTime

        return VirtualTime(self.solution)

    def run_async(self, awaitable: Awaitable[Any]) -> Any:
        """Run a coroutine in virtual time and return its result."""
        return self.virtual_time().run(awaitable)

    def starter(self) -> Optional[str]:
        """Return the path of what the learner started from, or None."""
        from ..solution import current

        return current().starter

    def _seed(self, subject: str) -> int:
        from ._rng import seed_of

        chosen = self.chosen_seed()
        return seed_of(f"{type(self).__name__} {subject}") if chosen is None else chosen

    def chosen_seed(self) -> Optional[int]:
        """Return the seed of this run, or None where every check uses its own fixed one."""
        from ..solution import current

        return current().seed
