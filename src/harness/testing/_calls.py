"""Compares a function with an oracle, or judges its results, on random arguments."""

from __future__ import annotations

from typing import Any, Callable, Dict, Iterator, List, NamedTuple, NoReturn, Optional, Sequence, Tuple, Union

from ..exception_text import one_line
from ..failure import CheckFailure
from ._compare import is_expected_error, same
from ._coroutines import discard
from ._missing import entry_point
from ._operations import Compare, compare, given, walk
from ._printed import Printed
from ._rng import Rng
from ._snapshot import may_change
from .values import OMITTED, Scene, Values

Recipes = Tuple[Tuple[Any, ...], Tuple[Tuple[str, Any], ...]]
Accepts = Callable[[Tuple[Any, ...], Any], Optional[str]]
Because = Union[None, str, Callable[..., str]]


class Wrong(NamedTuple):
    """What was wrong with one call; ``place`` is the argument that is, where it is one."""

    kind: str
    got: Any
    expected: Any = None
    reason: str = ""
    error: Optional[BaseException] = None
    place: Optional[int] = None

    @property
    def category(self) -> Tuple[str, str, Optional[int]]:
        """What must stay the same while a failure is shrunk."""
        return self.kind, type(self.error).__name__, self.place


class CallCheck:
    """One ``check_calls``; the arguments are those of ``ExerciseTest.check_calls``."""

    def __init__(
        self,
        fresh: Callable[[], Any],
        function: str,
        inputs: Sequence[Values],
        *,
        oracle: Optional[Callable[..., Any]],
        accepts: Optional[Accepts],
        result: Compare,
        changes: Sequence[int],
        keywords: Dict[str, Values],
        valid: Optional[Callable[..., bool]],
        because: Because,
        run: Optional[Callable[[Any], Any]],
    ) -> None:
        if (oracle is None) == (accepts is None):
            raise ValueError("check_calls needs an oracle or a predicate accepts, one of the two")
        if changes and oracle is None:
            raise ValueError("an argument that changes is compared with what the oracle makes of it: give an oracle")
        self._fresh = fresh
        self.name = function
        self.inputs = inputs
        self.oracle = oracle
        self.accepts = accepts
        self.result = result
        self.changes = tuple(changes)
        self.keywords = keywords
        self._valid = valid
        self.because = because
        self.runner = run

    def run(self, module: Any, seed: int, runs: int) -> None:
        """Call the function ``runs`` times, one call in ten with wide arguments. Raises CheckFailure."""
        function = entry_point(module, self.name)
        rng = Rng(seed)
        for number in range(runs):
            recipes = self._draw(Scene(rng, wide=number % 10 == 9))
            if not self._is_valid(recipes):
                continue
            wrong = self._wrong(function, recipes)
            if wrong is not None:
                self._explain(function, recipes, wrong)

    def _draw(self, scene: Scene) -> Recipes:
        for generator in self.inputs:
            scene.earlier.append(generator.draw(scene))
        return tuple(scene.earlier), tuple((name, one.draw(scene)) for name, one in self.keywords.items())

    def _is_valid(self, recipes: Recipes) -> bool:
        for place, generator in enumerate(self.inputs):
            if not generator.allows(recipes[0][place], recipes[0][:place]):
                return False
        return self._valid is None or bool(self._valid(*self.build(recipes)[0]))

    def build(self, recipes: Recipes) -> Tuple[List[Any], Dict[str, Any]]:
        return (
            [generator.build(recipe) for generator, recipe in given(self.inputs, recipes[0])],
            {name: self.keywords[name].build(recipe) for name, recipe in recipes[1] if recipe is not OMITTED},
        )

    def _wrong(self, function: Callable[..., Any], recipes: Recipes) -> Optional[Wrong]:
        arguments, keywords = self.build(recipes)
        oracles, oracle_keywords = self.build(recipes)
        expected, expected_error = None, None
        if self.oracle is not None:
            try:
                expected = self.oracle(*oracles, **oracle_keywords)
            except Exception as error:
                expected_error = error
        try:
            got = function(*arguments, **keywords)
            if self.runner is not None:
                got = self.runner(got)
            discard(got)
            if self.result in ("any order", "same items", "list"):
                got, expected = walk(got), walk(expected)
        except (KeyboardInterrupt, MemoryError, CheckFailure):
            raise
        except BaseException as error:
            if expected_error is None:
                return Wrong("raised", None, expected, error=error)
            if not is_expected_error(error, (type(expected_error),)):
                return Wrong("raised", None, expected_error, error=error)
            got = None
        else:
            if expected_error is not None:
                return Wrong("returned", got, expected_error)
            reason = self._judge(recipes, got, expected)
            if reason is not None:
                return Wrong("value", got, expected, reason)
        for place, argument in enumerate(arguments):
            kept = oracles[place] if place in self.changes else self.build(recipes)[0][place]
            if (place in self.changes or may_change(argument)) and not same(argument, kept):
                return Wrong("argument", argument, kept, place=place)
        return None

    def _judge(self, recipes: Recipes, got: Any, expected: Any) -> Optional[str]:
        if self.accepts is None:
            return compare(self.result, got, expected)
        arguments = tuple(self.build(recipes)[0])
        try:
            return self.accepts(arguments, got)
        except Exception as error:
            # A result of another shape than the predicate looks for is a wrong one.
            return f"looking at it raised {one_line(error)}"

    def _explain(self, function: Callable[..., Any], recipes: Recipes, wrong: Wrong) -> NoReturn:
        # What explains a failure is imported when there is one: a right solution's run does without.
        from ._shrink import Shrinker
        from ._wrong_call import failure_of

        category = wrong.category

        def fails(candidate: Recipes) -> Optional[Recipes]:
            if not self._is_valid(candidate):
                return None
            found = self._wrong(function, candidate)
            return candidate if found is not None and found.category == category else None

        with Printed(quiet=True):
            shrinker = Shrinker(recipes, fails)
            shrinker.descend(self._simpler)
            shrinker.takes(self._plain(shrinker.best))
            for candidate in self._relabelled(shrinker.best):
                shrinker.takes(candidate)
            module = self._fresh()
        printed = Printed(quiet=True)
        with printed:
            again = self._wrong(entry_point(module, self.name), shrinker.best)
        if again is None:
            raise failure_of(self, recipes, wrong, str(module.__file__), "", fresh=False) from wrong.error
        raise failure_of(self, shrinker.best, again, str(module.__file__), printed.text) from again.error

    def _simpler(self, recipes: Recipes) -> Iterator[Recipes]:
        positional, keywords = recipes
        for place, generator in enumerate(self.inputs):
            for simpler in generator.simpler(positional[place]):
                yield (*positional[:place], simpler, *positional[place + 1 :]), keywords
        for place, (name, recipe) in enumerate(keywords):
            for simpler in self.keywords[name].simpler(recipe):
                yield positional, (*keywords[:place], (name, simpler), *keywords[place + 1 :])

    def _plain(self, recipes: Recipes) -> Recipes:
        return (
            tuple(generator.plain(recipe) for generator, recipe in zip(self.inputs, recipes[0])),
            tuple((name, self.keywords[name].plain(recipe)) for name, recipe in recipes[1]),
        )

    def _relabelled(self, recipes: Recipes) -> Iterator[Recipes]:
        for place, generator in enumerate(self.inputs):
            for labels in generator.relabelled([recipes[0][place]]):
                if labels[0] != recipes[0][place]:
                    yield (*recipes[0][:place], labels[0], *recipes[0][place + 1 :]), recipes[1]
