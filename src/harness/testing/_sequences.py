"""Compares a class with an oracle on random sequences of calls, and tells the shortest one that differs."""

from __future__ import annotations

from typing import Any, Callable, NoReturn, Optional, Sequence, Union

from ..failure import CheckFailure
from ._draw import draw_program
from ._missing import entry_point
from ._operations import Operation, Outside, Step, op
from ._printed import Printed
from ._program import Mismatch, Program, Subject, Witness, run, steps_of
from ._rng import Rng
from .values import Values

# A failing program is looked for in so many more, unless it is as short as this.
_OTHER_STARTS = 150
_SHORT = 6

Because = Union[None, str, Callable[[Any], str]]


class SequenceCheck:
    """One ``check_sequences``; the arguments are those of ``ExerciseTest.check_sequences``."""

    def __init__(
        self,
        fresh: Callable[[], Any],
        subject: str,
        oracle: Callable[..., Any],
        operations: Sequence[Operation],
        construct: Sequence[Values],
        valid: Optional[Callable[[Sequence[Step]], bool]],
        because: Because,
        name: Optional[str],
        observes_len: Optional[bool],
    ) -> None:
        self._fresh = fresh
        self._name = subject
        self._oracle = oracle
        self._operations = operations
        self._constructor = op("__init__", *construct, result="ignored")
        self._valid = valid
        self._because = because
        self._variable = name
        self._observes_len = hasattr(oracle, "__len__") if observes_len is None else observes_len

    def run(self, module: Any, seed: int, sequences: int, longest: int) -> None:
        """Run the sequences on one module, as a program that uses the class would. Raises CheckFailure."""
        subject = self._subject(module)
        rng = Rng(seed)
        before: Program = []
        for number in range(sequences):
            is_long = number % 10 == 9
            length = rng.between(min(60, longest), longest) if is_long else rng.between(1, min(30, longest))
            program = draw_program(rng, self._constructor, self._operations, self._oracle, length, wide=is_long)
            if not self._is_valid(program):
                continue
            mismatch = self._mismatch(program, subject)
            if mismatch is not None:
                self._explain(program[: mismatch.at + 1], mismatch, before)
            before = program

    def _subject(self, module: Any) -> Subject:
        return Subject(entry_point(module, self._name), self._oracle, self._observes_len)

    def _is_valid(self, program: Program) -> bool:
        return self._valid is None or bool(self._valid(steps_of(program)))

    def _mismatch(self, program: Program, subject: Subject) -> Optional[Mismatch]:
        try:
            return run(program, subject)
        except Outside:
            return None

    # What explains a failure is imported when there is one: a right solution's run does without.

    def _explain(self, program: Program, mismatch: Mismatch, before: Program) -> NoReturn:
        from ._shrink import shrink_program

        category = mismatch.category
        shared = self._subject(self._fresh())

        def fails_on(subject: Callable[[], Subject]) -> Callable[[Program], Optional[Program]]:
            def fails(candidate: Program) -> Optional[Program]:
                if not self._is_valid(candidate):
                    return None
                found = self._mismatch(candidate, subject())
                return candidate[: found.at + 1] if found is not None and found.category == category else None

            return fails

        fresh = fails_on(lambda: self._subject(self._fresh()))
        with Printed(quiet=True):
            if fresh(program) is None:
                self._explain_elsewhere(program, mismatch, before)
            # One module serves all candidates: loading is slow where the learner works at import time.
            fails = fails_on(lambda: shared)
            short = shrink_program(self._another_start(program, fails), fails)
            if fresh(short) is None:
                short = shrink_program(program, fresh)
        self._fail(short)
        raise self._unrepeatable(program, mismatch) from mismatch.error

    def _another_start(self, program: Program, fails: Callable[[Program], Optional[Program]]) -> Program:
        """Look for a shorter program that fails in the same way: the best place to shrink from is a short one."""
        rng = Rng(len(program))
        for _ in range(_OTHER_STARTS):
            if len(program) <= _SHORT:
                break
            length = rng.between(1, min(len(program), 20))
            other = draw_program(rng, self._constructor, self._operations, self._oracle, length, wide=False)
            program = min(program, fails(other) or program, key=len)
        return program

    def _fail(self, program: Program) -> None:
        """Raise the failure of a shrunk program, unless it passes now: chance may have its part in it."""
        from ._differs import failure_of
        from ._render import Renderer

        renderer = Renderer(self._name, self._variable)
        witness = Witness(len(program) - 1, self._because if callable(self._because) else None)
        module = self._fresh()
        printed = Printed(quiet=True)
        with printed:
            mismatch = run(program, self._subject(module), witness)
        if mismatch is None:
            return
        lines = renderer.program(program, witness.raised, mismatch)
        because = self._because if isinstance(self._because, str) else witness.fact
        raise failure_of(
            program, mismatch, renderer, lines, because, printed.text, entry_point(module, self._name), module
        ) from mismatch.error

    def _explain_elsewhere(self, program: Program, mismatch: Mismatch, before: Program) -> NoReturn:
        """A new module does not fail: what lived before in this one, or chance, has its part in it."""
        from ._render import Renderer
        from ._shared_state import shared_state

        def subject() -> Subject:
            return self._subject(self._fresh())

        renderer = Renderer(self._name, self._variable)
        failure = shared_state(subject, self._is_valid, renderer, before, program)
        raise failure or self._unrepeatable(program, mismatch) from mismatch.error

    def _unrepeatable(self, program: Program, mismatch: Mismatch) -> CheckFailure:
        from ._differs import failure_of
        from ._render import Renderer

        renderer = Renderer(self._name, self._variable)
        lines = renderer.program(program, {}, mismatch)
        because = self._because if isinstance(self._because, str) else None
        module = self._fresh()
        failure = failure_of(
            program, mismatch, renderer, lines, because, "", entry_point(module, self._name), module
        )
        failure.detail = "The same calls passed when they were repeated: chance, or what earlier objects left, decides."
        return failure
