"""Compares a function with an oracle, or judges its results, on random arguments."""

from __future__ import annotations

from typing import Any, Callable, Dict, Iterator, List, NamedTuple, NoReturn, Optional, Sequence, Tuple, Union

from ..exception_text import one_line
from ..failure import CheckFailure
from . import _slips
from ._compare import is_expected_error, same
from ._missing import entry_point
from ._operations import Compare, compare, given, walk
from ._printed import Printed
from ._rng import Rng
from ._shrink import Shrinker
from ._show import difference, learner_line, pair, short
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
        self._fresh = fresh
        self._name = function
        self._inputs = inputs
        self._oracle = oracle
        self._accepts = accepts
        self._result = result
        self._changes = tuple(changes)
        self._keywords = keywords
        self._valid = valid
        self._because = because
        self._run = run

    def run(self, module: Any, seed: int, runs: int) -> None:
        """Call the function ``runs`` times, one call in ten with wide arguments. Raises CheckFailure."""
        function = entry_point(module, self._name)
        rng = Rng(seed)
        for number in range(runs):
            recipes = self._draw(Scene(rng, wide=number % 10 == 9))
            if not self._is_valid(recipes):
                continue
            wrong = self._wrong(function, recipes)
            if wrong is not None:
                self._explain(function, recipes, wrong)

    def _draw(self, scene: Scene) -> Recipes:
        for generator in self._inputs:
            scene.earlier.append(generator.draw(scene))
        return tuple(scene.earlier), tuple((name, one.draw(scene)) for name, one in self._keywords.items())

    def _is_valid(self, recipes: Recipes) -> bool:
        for place, generator in enumerate(self._inputs):
            if not generator.allows(recipes[0][place], recipes[0][:place]):
                return False
        return self._valid is None or bool(self._valid(*self._build(recipes)[0]))

    def _build(self, recipes: Recipes) -> Tuple[List[Any], Dict[str, Any]]:
        return (
            [generator.build(recipe) for generator, recipe in given(self._inputs, recipes[0])],
            {name: self._keywords[name].build(recipe) for name, recipe in recipes[1] if recipe is not OMITTED},
        )

    def _wrong(self, function: Callable[..., Any], recipes: Recipes) -> Optional[Wrong]:
        arguments, keywords = self._build(recipes)
        oracles, oracle_keywords = self._build(recipes)
        expected, expected_error = None, None
        if self._oracle is not None:
            try:
                expected = self._oracle(*oracles, **oracle_keywords)
            except Exception as error:
                expected_error = error
        try:
            got = function(*arguments, **keywords)
            if self._run is not None:
                got = self._run(got)
            if self._result in ("any order", "same items", "list"):
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
            kept = oracles[place] if place in self._changes else self._build(recipes)[0][place]
            if (place in self._changes or may_change(argument)) and not same(argument, kept):
                return Wrong("argument", argument, kept, place=place)
        return None

    def _judge(self, recipes: Recipes, got: Any, expected: Any) -> Optional[str]:
        if self._accepts is None:
            return compare(self._result, got, expected)
        arguments = tuple(self._build(recipes)[0])
        try:
            return self._accepts(arguments, got)
        except Exception as error:
            # A result of another shape than the predicate looks for is a wrong one.
            return f"looking at it raised {one_line(error)}"

    def _explain(self, function: Callable[..., Any], recipes: Recipes, wrong: Wrong) -> NoReturn:
        category = wrong.category

        def fails(candidate: Recipes) -> Optional[Recipes]:
            if not self._is_valid(candidate):
                return None
            found = self._wrong(function, candidate)
            return candidate if found is not None and found.category == category else None

        with Printed(quiet=True):
            shrinker = Shrinker(recipes, fails)
            shrinker.descend(self._simpler)
            for candidate in self._relabelled(shrinker.best):
                shrinker.takes(candidate)
            module = self._fresh()
        printed = Printed(quiet=True)
        with printed:
            again = self._wrong(entry_point(module, self._name), shrinker.best)
        if again is None:
            raise self._failure(recipes, wrong, str(module.__file__), "", fresh=False) from wrong.error
        raise self._failure(shrinker.best, again, str(module.__file__), printed.text) from again.error

    def _simpler(self, recipes: Recipes) -> Iterator[Recipes]:
        positional, keywords = recipes
        for place, generator in enumerate(self._inputs):
            for simpler in generator.simpler(positional[place]):
                yield (*positional[:place], simpler, *positional[place + 1 :]), keywords
        for place, (name, recipe) in enumerate(keywords):
            for simpler in self._keywords[name].simpler(recipe):
                yield positional, (*keywords[:place], (name, simpler), *keywords[place + 1 :])

    def _relabelled(self, recipes: Recipes) -> Iterator[Recipes]:
        for place, generator in enumerate(self._inputs):
            for labels in generator.relabelled([recipes[0][place]]):
                if labels[0] != recipes[0][place]:
                    yield (*recipes[0][:place], labels[0], *recipes[0][place + 1 :]), recipes[1]

    def _failure(
        self, recipes: Recipes, wrong: Wrong, path: str, printed: str, *, fresh: bool = True
    ) -> CheckFailure:
        texts = [generator.show(recipe) for generator, recipe in given(self._inputs, recipes[0])]
        named = [f"{name}={self._keywords[name].show(one)}" for name, one in recipes[1] if one is not OMITTED]
        sentence = f"{self._name}({', '.join([*texts, *named])})"
        if len(sentence) > 80:
            sentence = f"{self._name}(…)"
        error = wrong.error
        got, expected, verb = self._sides(wrong)
        comment = f"{verb} {got}" + (f", expected {expected}" if expected else "")
        summary = f"{sentence} {comment}"
        lines: List[str] = []
        shown = list(texts)
        if wrong.place is not None:
            lines.append(f"given = {texts[wrong.place]}")
            shown[wrong.place] = "given"
            sentence = f"{self._name}({', '.join([*shown, *named])})"
            comment = f"is now {got}, expected {expected}"
            summary = f"{sentence} left {got}, expected {expected}, for given = {texts[wrong.place]}"
            if wrong.place not in self._changes:
                summary = f"{sentence} changed what was handed in: it is {got}, it should stay {expected}"
        call = f"{self._name}({', '.join([*shown, *named])})"
        if self._run is not None:
            lines.insert(0, "import asyncio")
            call = f"asyncio.run({call})"
        lines.append(call)
        if wrong.place is not None:
            lines.append("given")
        lines[-1] += f"  # {comment}"
        preludes = dict.fromkeys(one.prelude for one in (*self._inputs, *self._keywords.values()) if one.prelude)
        detail = wrong.reason or ("" if error is not None else difference(wrong.got, wrong.expected))
        if not fresh:
            detail = "It went wrong only after other calls: something outside the function keeps a state between them."
        because = self._because
        if callable(because):
            because = because(*self._build(recipes)[0])
        return CheckFailure(
            "exception" if error is not None and not isinstance(wrong.expected, BaseException) else "failed",
            summary if self._accepts is None or wrong.kind != "value" else f"{summary}: {wrong.reason}",
            detail="" if self._accepts is not None and fresh else detail,
            code="\n".join([*preludes, *lines]),
            expected=expected or None,
            got=got,
            because=because,
            slip=self._slip(wrong, printed, path),
            line=learner_line(error, path),
        )

    def _sides(self, wrong: Wrong) -> Tuple[str, str, str]:
        if isinstance(wrong.expected, BaseException) and wrong.kind in ("raised", "returned"):
            got = one_line(wrong.error) if wrong.error is not None else short(wrong.got)
            return got, type(wrong.expected).__name__, "raised" if wrong.error is not None else "returned"
        if wrong.error is not None:
            return one_line(wrong.error), short(wrong.expected) if self._oracle is not None else "", "raised"
        if wrong.kind == "value" and self._accepts is not None:
            return short(wrong.got), "", "returned"
        got, expected = pair(wrong.got, wrong.expected)
        if self._result in ("any order", "same items"):
            expected += " in any order"
        return got, expected, "returned"

    def _slip(self, wrong: Wrong, printed: str, path: str) -> Optional[str]:
        if wrong.error is not None:
            return _slips.of_error(wrong.error)
        if wrong.kind == "argument":
            changed = wrong.place not in self._changes
            return _slips.of_changed_argument(wrong.expected, wrong.got) if changed else None
        if wrong.kind == "returned":
            return _slips.of_missing_error(wrong.got, printed)
        if self._accepts is not None or callable(self._result) or self._result in ("any order", "same items"):
            kind = type(wrong.got).__name__
            told = wrong.got is None or kind in ("coroutine", "generator", "method")
            return _slips.of_result(wrong.got, "", printed, self._name, path) if told else None
        return _slips.of_result(wrong.got, wrong.expected, printed, self._name, path)
