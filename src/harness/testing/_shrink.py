"""Shrinks what failed to the shortest thing that still fails in the same way."""

from __future__ import annotations

from typing import Any, Callable, Iterable, Iterator, Optional

from ._program import Program, without_dangling
from ._relabel import pools_of, relabel, replaced
from .values import OMITTED

EVALUATIONS = 400
RELABELLINGS = 60
# Programs of at most so many calls are tried without every two of them.
_FEW = 30


class Shrinker:
    """Asks ``fails`` of at most ``evaluations`` candidates; ``best`` is the smallest one that failed.

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
    if len(shrinker.best) <= _FEW:
        shrinker.left = EVALUATIONS
        shrinker.descend(_two_steps)
    shrinker.left = RELABELLINGS
    relabel(shrinker.takes, lambda: shrinker.best)
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


def _simpler_values(program: Program) -> Iterator[Program]:
    for pool, known in pools_of(program).items():
        for generator, recipe in known:
            for simpler in generator.simpler(recipe):
                if pool in ("integers", "comparable"):
                    # Numbers that stand for items would all collapse to zero: they are relabelled instead.
                    if sum(len(others) for others in pools_of(program).values()) > 1:
                        break
                yield replaced(program, pool, [(recipe, simpler)])
    yield from _simpler_arguments(program)


def _two_steps(program: Program) -> Iterator[Program]:
    """Programs without two calls, or without one and with a simpler argument: one step alone may not fail."""
    for first in range(len(program) - 1, 0, -1):
        rest = without_dangling([*program[:first], *program[first + 1 :]])
        for second in range(first - 1, 0, -1):
            if second < len(rest):
                yield without_dangling([*rest[:second], *rest[second + 1 :]])
        yield from _simpler_arguments(rest)


def _simpler_arguments(program: Program) -> Iterator[Program]:
    for at, call in enumerate(program):
        for place, (generator, recipe) in enumerate(zip(call.operation.arguments, call.recipes)):
            if not generator.pool or (recipe is not OMITTED and at == 0):
                for simpler in generator.simpler(recipe):
                    recipes = (*call.recipes[:place], simpler, *call.recipes[place + 1 :])
                    yield [*program[:at], call._replace(recipes=recipes), *program[at + 1 :]]
