"""What a generator of arguments is."""

from __future__ import annotations

from typing import Any, Dict, Iterator, List, Sequence

from .._rng import Rng
from .._snapshot import copy_of


class Omitted:
    """Stands for an argument that is left out, so that its default is used."""

    def __repr__(self) -> str:
        return "OMITTED"


OMITTED = Omitted()


class Scene:
    """What a draw may look at: the arguments drawn before it in the same call, and what the sequence used.

    ``wide`` asks for many different values instead of a few that meet again; ``used`` holds the values drawn
    earlier in a sequence, by the generator's ``pool``; ``handles`` the steps whose results were named.
    """

    def __init__(self, rng: Rng, wide: bool = False) -> None:
        self.rng = rng
        self.wide = wide
        self.earlier: List[Any] = []
        self.used: Dict[str, List[Any]] = {}
        self.handles: Dict[str, List[int]] = {}
        self.model: Any = None


class Values:
    """A generator of arguments. What it draws is a recipe, ``build`` makes the argument of it.

    ``pool`` names the generators whose values belong together, so that shrinking a sequence changes a value
    wherever it occurs.
    """

    pool = ""

    def draw(self, scene: Scene) -> Any:
        raise NotImplementedError(f"{type(self).__name__} draws nothing")

    def allows(self, recipe: Any, earlier: Sequence[Any] = ()) -> bool:
        """Tell whether this generator could have drawn ``recipe`` behind the ``earlier`` arguments."""
        return True

    def simpler(self, recipe: Any) -> Iterator[Any]:
        """Give simpler recipes, the simplest first; all of them allowed."""
        return iter(())

    def relabelled(self, recipes: Sequence[Any]) -> Iterator[Sequence[Any]]:
        """Give friendlier recipes for all these different ones at once, best first."""
        return iter(())

    def build(self, recipe: Any) -> Any:
        """Make a fresh argument, which the learner's code may change without harm."""
        return copy_of(recipe)

    def show(self, recipe: Any) -> str:
        """Write the argument as Python source."""
        return repr(recipe)

    def plain(self, recipe: Any) -> Any:
        """Give a recipe for a builtin value in the place of an object of the suite, where there is one."""
        return recipe

    def prelude(self, recipe: Any) -> str:
        """Return the code that ``show`` needs before it: a class, an import."""
        return ""


def closer_to(target: int, number: int) -> Iterator[int]:
    """Give integers between ``number`` and ``target``, nearest to the target first.

    >>> list(closer_to(0, 10))
    [0, 5, 8, 9]
    """
    gap = number - target
    while gap:
        yield number - gap
        gap = int(gap / 2)


def shorter(items: Sequence[Any], least: int) -> Iterator[List[Any]]:
    """Give the same list without one of its stretches, the longest stretches first."""
    size = len(items) - least
    while size > 0:
        for start in range(0, len(items) - size + 1, size):
            yield [*items[:start], *items[start + size :]]
        size //= 2
