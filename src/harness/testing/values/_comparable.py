"""Items that can be compared with < and == and with nothing else."""

from __future__ import annotations

from typing import Any, Iterator, List, Sequence, Tuple

from ._base import Scene, Values, closer_to

PRELUDE = '''class Item:
    def __init__(self, rank, tag=""):
        self.rank, self.tag = rank, tag
    def __lt__(self, other):
        return self.rank < other.rank
    def __eq__(self, other):
        return isinstance(other, Item) and self.rank == other.rank
    def __repr__(self):
        return f"Item({self.rank}, {self.tag!r})" if self.tag else f"Item({self.rank})"'''


class Item:
    """An item that has an order and an equality, and no hash. ``tag`` tells equal ones apart, for the suite alone."""

    __slots__ = ("rank", "tag")
    __hash__ = None  # type: ignore[assignment]

    def __init__(self, rank: int, tag: str = "") -> None:
        self.rank = rank
        self.tag = tag

    def __lt__(self, other: Any) -> bool:
        return self.rank < other.rank if isinstance(other, Item) else NotImplemented

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Item) and self.rank == other.rank

    def __same__(self, other: Any) -> bool:
        """Tell whether the other is this very item: what ``same`` asks, and a learner's code cannot."""
        return isinstance(other, Item) and self.rank == other.rank and self.tag == other.tag

    def __repr__(self) -> str:
        return f"Item({self.rank}, {self.tag!r})" if self.tag else f"Item({self.rank})"


class comparable(Values):
    """Items with ``<`` and ``==`` and nothing else; ``tagged`` ones tell whether equal items kept their order."""

    pool = "comparable"

    def __init__(self, low: int = 0, high: int = 9, tagged: bool = False) -> None:
        self.low = low
        self.high = high
        self.tagged = tagged

    # A recipe is the rank and the tag; a rank alone stands for a plain integer, which reads better.

    def draw(self, scene: Scene) -> Tuple[int, str]:
        return scene.rng.between(self.low, self.high), scene.rng.pick("abc") if self.tagged else ""

    def allows(self, recipe: Any, earlier: Sequence[Any] = ()) -> bool:
        return self.low <= _rank(recipe) <= self.high

    def simpler(self, recipe: Any) -> Iterator[Any]:
        for rank in closer_to(min(max(0, self.low), self.high), _rank(recipe)):
            yield rank if isinstance(recipe, int) else (rank, recipe[1])

    def relabelled(self, recipes: Sequence[Any]) -> Iterator[List[Any]]:
        ranks = {rank: place for place, rank in enumerate(sorted(set(map(_rank, recipes))), 1)}
        yield [
            ranks[recipe] if isinstance(recipe, int) else (ranks[recipe[0]], recipe[1]) for recipe in recipes
        ]

    def build(self, recipe: Any) -> Any:
        return recipe if isinstance(recipe, int) else Item(*recipe)

    def show(self, recipe: Any) -> str:
        return repr(self.build(recipe))

    def plain(self, recipe: Any) -> Any:
        return recipe if isinstance(recipe, int) or recipe[1] else recipe[0]

    def prelude(self, recipe: Any) -> str:
        return "" if isinstance(recipe, int) else PRELUDE


def _rank(recipe: Any) -> int:
    return recipe if isinstance(recipe, int) else recipe[0]
