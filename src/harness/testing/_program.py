"""A sequence of calls on one object, and what running it on the learner's class and on the oracle shows."""

from __future__ import annotations

from typing import Any, Callable, Dict, List, NamedTuple, Optional, Sequence, Tuple

from ..failure import CheckFailure
from ._compare import is_expected_error, same
from ._coroutines import discard
from ._operations import Operation, Outside, Step, compare, given, op
from ._snapshot import may_change
from .values import OMITTED, Handle, Values

LEN = op("__len__")


class Call(NamedTuple):
    """One call: ``key`` is its number in the sequence that was drawn, and stays when others are left out."""

    key: int
    operation: Operation
    recipes: Tuple[Any, ...]
    keywords: Tuple[Tuple[str, Any], ...] = ()


Program = List[Call]


class Mismatch(NamedTuple):
    """How the learner's object differed from the oracle.

    ``at`` is the index of the call in the program, ``kind`` what differed: ``value``, ``length``, ``argument``,
    ``returned`` (an exception was expected) or ``raised``; ``operation`` what showed it. For an argument that
    changed, ``argument`` is the call and the place it was handed in at.
    """

    at: int
    kind: str
    operation: Operation
    got: Any
    expected: Any
    reason: str = ""
    error: Optional[BaseException] = None
    argument: Optional[Tuple[int, int]] = None

    @property
    def category(self) -> Tuple[str, str, str]:
        """What must stay the same while a failure is shrunk."""
        error = type(self.error).__name__ if self.error is not None else ""
        return self.kind, "" if self.kind == "length" else self.operation.name, error


class Witness:
    """Keeps what a failure is told with: the exceptions that calls rightly raised, by index in the program.

    ``fact(model)`` is asked before the call at ``last``.
    """

    def __init__(self, last: int, fact: Optional[Callable[[Any], str]]) -> None:
        self.raised: Dict[int, str] = {}
        self.fact: Optional[str] = None
        self._last = last
        self._ask = fact

    def before(self, at: int, model: Any) -> None:
        if at == self._last and self._ask is not None:
            self.fact = self._ask(model)


class Subject:
    """The learner's class and the oracle, and what is compared after every call."""

    def __init__(self, make: Callable[..., Any], oracle: Callable[..., Any], observes_len: bool) -> None:
        self.make = make
        self.oracle = oracle
        self.observes_len = observes_len


def run(program: Program, subject: Subject, witness: Optional[Witness] = None) -> Optional[Mismatch]:
    """Run a program on both sides and return the first mismatch.

    Raises ``Outside`` when a call is not covered by the statement.
    """
    return Run(subject, witness).run(program)


class Run:
    """A program that is being run, call by call, on both sides."""

    def __init__(self, subject: Subject, witness: Optional[Witness] = None) -> None:
        self._subject = subject
        self._witness = witness
        self.model: Any = None
        self.target: Any = None
        self.handles: Dict[int, Tuple[Any, Any]] = {}
        self._kept: List[Tuple[Any, Any, Tuple[int, int]]] = []

    def run(self, program: Program) -> Optional[Mismatch]:
        for at, call in enumerate(program):
            if at and self._witness is not None:
                self._witness.before(at, self.model)
            mismatch = self.step(at, call)
            if mismatch is not None:
                return mismatch
            if self.target is None:
                return None
        return None

    def step(self, at: int, call: Call) -> Optional[Mismatch]:
        """Perform one call on both sides; a constructor that rightly raises leaves no target."""
        operation = call.operation
        expected, expected_error = self._on_model(call)
        arguments, keywords = self._arguments(at, call, 1)
        try:
            if at:
                got = operation.perform(self.target, arguments, keywords)
            else:
                got = self.target = self._subject.make(*arguments, **keywords)
        except (KeyboardInterrupt, MemoryError, CheckFailure):
            raise
        except BaseException as error:
            if expected_error is None or not is_expected_error(error, (type(expected_error),)):
                wanted = expected_error if expected_error is not None else expected
                return Mismatch(at, "raised", operation, None, wanted, error=error)
            if self._witness is not None:
                self._witness.raised[at] = type(expected_error).__name__
        else:
            discard(got)
            if expected_error is not None:
                return Mismatch(at, "returned", operation, got, expected_error)
            if at:
                reason = compare(operation.result, got, expected)
                if reason is not None:
                    return Mismatch(at, "value", operation, got, expected, reason)
            if operation.gives:
                self.handles[call.key] = (expected, got)
        if self.target is None:
            return None
        changed = self._changed(at, operation) if self._kept else None
        return changed or (self._length(at) if self._subject.observes_len else None)

    def model_step(self, call: Call) -> bool:
        """Perform one call on the oracle alone and tell whether it raised."""
        expected, error = self._on_model(call)
        if call.operation.gives and error is None:
            self.handles[call.key] = (expected, None)
        return error is not None

    def _on_model(self, call: Call) -> Tuple[Any, Optional[Exception]]:
        arguments, keywords = self._built(call, 0)
        try:
            if self.model is None:
                self.model = self._subject.oracle(*arguments, **keywords)
                return None, None
            return call.operation.perform(self.model, arguments, keywords), None
        except Outside:
            raise
        except Exception as error:
            return None, error

    def _arguments(self, at: int, call: Call, side: int) -> Tuple[List[Any], Dict[str, Any]]:
        arguments, keywords = self._built(call, side)
        for place, argument in enumerate(arguments):
            if may_change(argument):
                generator, recipe = call.operation.arguments[place], call.recipes[place]
                self._kept.append((argument, generator.build(recipe), (at, place)))
        return arguments, keywords

    def _built(self, call: Call, side: int) -> Tuple[List[Any], Dict[str, Any]]:
        if not call.recipes and not call.keywords:
            # Most calls hand nothing in, and a suite performs ten thousand.
            return [], {}
        arguments = [
            self._handle(recipe)[side] if isinstance(recipe, Handle) else generator.build(recipe)
            for generator, recipe in given(call.operation.arguments, call.recipes)
        ]
        if not call.keywords:
            return arguments, {}
        known = call.operation.keywords
        return arguments, {
            name: known[name].build(recipe) for name, recipe in call.keywords if recipe is not OMITTED
        }

    def _handle(self, recipe: Handle) -> Tuple[Any, Any]:
        if recipe.step not in self.handles:
            raise Outside(f"the call that gives this {recipe.name} raised an exception")
        return self.handles[recipe.step]

    def _changed(self, at: int, operation: Operation) -> Optional[Mismatch]:
        for now, before, where in self._kept:
            if not same(now, before):
                return Mismatch(at, "argument", operation, now, before, argument=where)
        return None

    def _length(self, at: int) -> Optional[Mismatch]:
        expected = len(self.model)
        try:
            got = len(self.target)
        except (KeyboardInterrupt, MemoryError, CheckFailure):
            raise
        except BaseException as error:
            return Mismatch(at, "raised", LEN, None, expected, error=error)
        return None if got == expected else Mismatch(at, "length", LEN, got, expected)


def steps_of(program: Program) -> List[Step]:
    """The program as ``valid`` sees it."""
    return [
        Step(
            call.operation.name,
            tuple(
                recipe if isinstance(recipe, Handle) else generator.build(recipe)
                for generator, recipe in given(call.operation.arguments, call.recipes)
            ),
        )
        for call in program
    ]


def without_dangling(program: Program) -> Program:
    """Leave out the calls that use the result of a call that is gone."""
    kept: Program = []
    known = set()
    for call in program:
        if all(recipe.step in known for recipe in call.recipes if isinstance(recipe, Handle)):
            kept.append(call)
            known.add(call.key)
    return kept


def generators_of(call: Call) -> Sequence[Tuple[Values, Any]]:
    """The generators and recipes of a call, keywords included."""
    pairs = list(zip(call.operation.arguments, call.recipes))
    return pairs + [(call.operation.keywords[name], recipe) for name, recipe in call.keywords]
