"""Shrinks what failed to the shortest thing that still fails in the same way."""

from __future__ import annotations

from typing import Any, Callable, Dict, Iterable, Iterator, List, Optional, Sequence, Tuple

from ._program import Call, Program, generators_of, without_dangling
from .values import OMITTED, Handle, Values

EVALUATIONS = 400


class Shrinker:
    """Asks ``fails`` of at most 400 candidates; ``best`` is the smallest one that failed.

    ``fails`` returns None, or the candidate as it is to be kept (a program cut after its failing call).
    """

    def __init__(self, best: Any, fails: Callable[[Any], Optional[Any]], evaluations: int = EVALUATIONS) -> None:
        self.best = best
        self.left = evaluations
        self._fails = fails

    def takes(self, candidate: Any) -> bool:
        """Try a candidate, and keep it if it fails too."""
        if self.left <= 0:
            return False
        self.left -= 1
        kept = self._fails(candidate)
        if kept is None:
            return False
        self.best = kept
        return True

    def descend(self, candidates: Callable[[Any], Iterable[Any]]) -> bool:
        """Go to the first candidate that fails too, again and again; tell whether anything was kept."""
        moved = False
        while self.left > 0:
            if not any(self.takes(candidate) for candidate in candidates(self.best)):
                return moved
            moved = True
        return moved


def shrink_program(program: Program, fails: Callable[[Program], Optional[Program]]) -> Program:
    """Return a short program that fails in the same way, with plain values."""
    shrinker = Shrinker(program, fails)
    while _remove_calls(shrinker) | shrinker.descend(_simpler_values) and shrinker.left > 0:
        pass
    shrinker.left = max(shrinker.left, 40)
    _relabel(shrinker)
    return list(shrinker.best)


def _remove_calls(shrinker: Shrinker) -> bool:
    moved = False
    size = max(1, (len(shrinker.best) - 1) // 2)
    while size and shrinker.left > 0:
        start, removed = len(shrinker.best) - 1 - size, False
        while start >= 1 - size + 1 and shrinker.left > 0:
            low = max(1, start)
            program = shrinker.best
            candidate = without_dangling([*program[:low], *program[start + size :]])
            if len(candidate) < len(program) and start + size > low and shrinker.takes(candidate):
                removed = moved = True
                start = min(start, len(shrinker.best) - 1)
            start -= size
        if not removed or size > 1:
            size //= 2
    return moved


def _pools(program: Program) -> Dict[str, List[Tuple[Values, Any]]]:
    """The different recipes of each pool, with a generator that drew them."""
    pools: Dict[str, List[Tuple[Values, Any]]] = {}
    for call in program:
        for generator, recipe in generators_of(call):
            if not generator.pool or recipe is OMITTED or isinstance(recipe, Handle):
                continue
            known = pools.setdefault(generator.pool, [])
            if not any(_alike(recipe, other) for _, other in known):
                known.append((generator, recipe))
    return pools


def _simpler_values(program: Program) -> Iterator[Program]:
    for pool, known in _pools(program).items():
        for generator, recipe in known:
            for simpler in generator.simpler(recipe):
                if pool in ("integers", "comparable"):
                    # Numbers that stand for items would all collapse to zero: they are relabelled instead.
                    if sum(len(others) for others in _pools(program).values()) > 1:
                        break
                yield _replaced(program, pool, [(recipe, simpler)])
    for at, call in enumerate(program):
        for place, (generator, recipe) in enumerate(zip(call.operation.arguments, call.recipes)):
            if not generator.pool or (recipe is not OMITTED and at == 0):
                for simpler in generator.simpler(recipe):
                    recipes = (*call.recipes[:place], simpler, *call.recipes[place + 1 :])
                    yield [*program[:at], call._replace(recipes=recipes), *program[at + 1 :]]


def _relabel(shrinker: Shrinker) -> None:
    for pool, known in _pools(shrinker.best).items():
        if pool == "items" and _label_each(shrinker, pool):
            continue
        recipes = [recipe for _, recipe in known]
        for labels in known[0][0].relabelled(recipes):
            changes = [pair for pair in zip(recipes, labels) if not _alike(*pair)]
            if changes and shrinker.takes(_replaced(shrinker.best, pool, changes)):
                break
            for change in changes:
                if not any(_alike(change[1], recipe) for recipe in recipes):
                    shrinker.takes(_replaced(shrinker.best, pool, [change]))


def _label_each(shrinker: Shrinker, pool: str) -> bool:
    """Give every single item a label of its own: equal items often need not be equal."""
    program: Program = []
    count = 0
    for call in shrinker.best:
        recipes = list(call.recipes)
        for place, generator in enumerate(call.operation.arguments):
            if generator.pool == pool and recipes[place] is not OMITTED:
                count += 1
                recipes[place] = list(generator.relabelled([None] * count))[0][-1]
                if not generator.allows(recipes[place]):
                    return False
        program.append(call._replace(recipes=tuple(recipes)))
    return bool(count) and shrinker.takes(program)


def _replaced(program: Program, pool: str, changes: Sequence[Tuple[Any, Any]]) -> Program:
    def change(generator: Values, recipe: Any) -> Any:
        if generator.pool == pool and not isinstance(recipe, Handle):
            for old, new in changes:
                if _alike(recipe, old):
                    return new if generator.allows(new) else recipe
        return recipe

    def replaced(call: Call) -> Call:
        return call._replace(
            recipes=tuple(change(one, recipe) for one, recipe in zip(call.operation.arguments, call.recipes)),
            keywords=tuple((name, change(call.operation.keywords[name], recipe)) for name, recipe in call.keywords),
        )

    return [replaced(call) for call in program]


def _alike(left: Any, right: Any) -> bool:
    return type(left) is type(right) and bool(left == right)
