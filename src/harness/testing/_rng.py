"""Random draws that are the same on every Python version, and that a learner's monkeypatching cannot reach."""

from __future__ import annotations

from _random import Random as _Core

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import List, Sequence, TypeVar

    T = TypeVar("T")


class Rng:
    """A seeded source of random choices.

    >>> Rng(1).between(1, 6) == Rng(1).between(1, 6)
    True
    """

    def __init__(self, seed: int) -> None:
        # Python 3.9 makes something else of a seed that is handed to the constructor.
        core = _Core()
        core.seed(seed)
        self._next = core.random

    def below(self, limit: int) -> int:
        """Return an integer from 0 to ``limit - 1``."""
        return int(self._next() * limit)

    def between(self, low: int, high: int) -> int:
        """Return an integer from ``low`` to ``high``, both included."""
        return low + int(self._next() * (high - low + 1))

    def chance(self, probability: float) -> bool:
        return self._next() < probability

    def pick(self, items: "Sequence[T]") -> "T":
        return items[int(self._next() * len(items))]

    def shuffled(self, items: "Sequence[T]") -> "List[T]":
        rest = list(items)
        for last in range(len(rest) - 1, 0, -1):
            other = self.below(last + 1)
            rest[last], rest[other] = rest[other], rest[last]
        return rest


def seed_of(name: str) -> int:
    """Return the fixed seed of what is called ``name``: the same in every process.

    >>> seed_of("ab")
    24930
    """
    return int.from_bytes(name.encode(), "big")
