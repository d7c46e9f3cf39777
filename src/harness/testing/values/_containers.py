"""Generators of lists, tuples, dicts, graphs and of what stands in for them."""

from __future__ import annotations

from typing import Any, Callable, Dict, Iterator, List, Optional, Sequence, Tuple

from ._base import Scene, Values, shorter
from ._scalars import integers


class lists(Values):
    """Lists of at most ``longest`` values of ``of``: mostly short ones, some of the full length.

    ``unique`` values differ from each other; ``ordered`` lists ascend.
    """

    pool = "lists"

    def __init__(
        self, of: Values, longest: int = 12, shortest: int = 0, unique: bool = False, ordered: bool = False
    ) -> None:
        self.of = of
        self.longest = longest
        self.shortest = shortest
        self.unique = unique
        self.ordered = ordered

    def draw(self, scene: Scene) -> List[Any]:
        rng = scene.rng
        most = self.longest if scene.wide or rng.chance(0.2) else min(self.longest, self.shortest + 5)
        drawn = [self.of.draw(scene) for _ in range(rng.between(self.shortest, most))]
        return self._arranged(drawn)

    def _arranged(self, drawn: List[Any]) -> List[Any]:
        if self.unique:
            drawn = [item for place, item in enumerate(drawn) if item not in drawn[:place]]
        return sorted(drawn) if self.ordered else drawn

    def allows(self, recipe: Any, earlier: Sequence[Any] = ()) -> bool:
        return (
            self.shortest <= len(recipe) <= self.longest
            and all(map(self.of.allows, recipe))
            and recipe == self._arranged(recipe)
        )

    def simpler(self, recipe: List[Any]) -> Iterator[List[Any]]:
        yield from shorter(recipe, self.shortest)
        for place, item in enumerate(recipe):
            for other in self.of.simpler(item):
                changed = [*recipe[:place], other, *recipe[place + 1 :]]
                if self.allows(changed):
                    yield changed

    def relabelled(self, recipes: Sequence[List[Any]]) -> Iterator[List[List[Any]]]:
        if len(recipes) != 1:
            return
        distinct = [item for place, item in enumerate(recipes[0]) if item not in recipes[0][:place]]
        for labels in self.of.relabelled(distinct) if distinct else ():
            changed = [labels[distinct.index(item)] for item in recipes[0]]
            if self.allows(changed):
                yield [changed]

    def build(self, recipe: List[Any]) -> Any:
        return [self.of.build(item) for item in recipe]

    def show(self, recipe: List[Any]) -> str:
        return "[" + ", ".join(map(self.of.show, recipe)) + "]"

    def plain(self, recipe: List[Any]) -> List[Any]:
        return [self.of.plain(item) for item in recipe]

    def prelude(self, recipe: List[Any]) -> str:
        return _first(self.of.prelude(item) for item in recipe)


def sorted_lists(of: Optional[Values] = None, longest: int = 12, unique: bool = False) -> lists:
    """Ascending lists; equal values stand beside each other unless ``unique``."""
    return lists(of or integers(), longest, unique=unique, ordered=True)


class tuples(Values):
    """Tuples with one value of each generator; ``tuples(a, b)`` are pairs."""

    pool = "tuples"

    def __init__(self, *of: Values) -> None:
        self.of = of

    def draw(self, scene: Scene) -> Tuple[Any, ...]:
        return tuple(one.draw(scene) for one in self.of)

    def allows(self, recipe: Any, earlier: Sequence[Any] = ()) -> bool:
        return all(one.allows(item) for one, item in zip(self.of, recipe))

    def simpler(self, recipe: Tuple[Any, ...]) -> Iterator[Tuple[Any, ...]]:
        for place, one in enumerate(self.of):
            for other in one.simpler(recipe[place]):
                yield (*recipe[:place], other, *recipe[place + 1 :])

    def build(self, recipe: Tuple[Any, ...]) -> Any:
        return tuple(one.build(item) for one, item in zip(self.of, recipe))

    def show(self, recipe: Tuple[Any, ...]) -> str:
        inner = ", ".join(one.show(item) for one, item in zip(self.of, recipe))
        return f"({inner},)" if len(self.of) == 1 else f"({inner})"

    def plain(self, recipe: Tuple[Any, ...]) -> Tuple[Any, ...]:
        return tuple(one.plain(item) for one, item in zip(self.of, recipe))

    def prelude(self, recipe: Tuple[Any, ...]) -> str:
        return _first(one.prelude(item) for one, item in zip(self.of, recipe))


class dicts(Values):
    """Dicts of at most ``most`` keys; the generators must draw hashable keys and any values."""

    pool = "dicts"

    def __init__(self, keys: Values, of: Values, most: int = 8) -> None:
        self.keys = keys
        self.of = of
        self.most = most

    def draw(self, scene: Scene) -> Dict[Any, Any]:
        return {self.keys.draw(scene): self.of.draw(scene) for _ in range(scene.rng.between(0, self.most))}

    def simpler(self, recipe: Dict[Any, Any]) -> Iterator[Dict[Any, Any]]:
        for kept in shorter(list(recipe), 0):
            yield {key: recipe[key] for key in kept}
        for key, value in recipe.items():
            for other in self.of.simpler(value):
                yield {**recipe, key: other}

    def build(self, recipe: Dict[Any, Any]) -> Any:
        return {self.keys.build(key): self.of.build(value) for key, value in recipe.items()}

    def show(self, recipe: Dict[Any, Any]) -> str:
        return "{" + ", ".join(f"{self.keys.show(key)}: {self.of.show(recipe[key])}" for key in recipe) + "}"


class drawn_from(Values):
    """An item or key of the argument at ``index``, or one time in five (or where it is empty) of ``or_else``.

    Without ``or_else`` the other argument must not be empty: give it a ``shortest`` or a ``least``.
    """

    pool = "drawn"

    def __init__(self, index: int, or_else: Optional[Values] = None) -> None:
        self.index = index
        self.or_else = or_else

    def draw(self, scene: Scene) -> Any:
        choices = list(scene.earlier[self.index])
        if self.or_else is not None and (not choices or scene.rng.chance(0.2)):
            return self.or_else.draw(scene)
        return scene.rng.pick(choices)

    def allows(self, recipe: Any, earlier: Sequence[Any] = ()) -> bool:
        if recipe in earlier[self.index]:
            return True
        return self.or_else is not None and self.or_else.allows(recipe, earlier)

    def simpler(self, recipe: Any) -> Iterator[Any]:
        return self.or_else.simpler(recipe) if self.or_else is not None else iter(())

    def build(self, recipe: Any) -> Any:
        return self.or_else.build(recipe) if self.or_else is not None else super().build(recipe)

    def show(self, recipe: Any) -> str:
        return self.or_else.show(recipe) if self.or_else is not None else super().show(recipe)


class iterators(Values):
    """Iterators over what ``of`` draws: they can be walked once and have no length."""

    pool = "iterators"

    def __init__(self, of: Values) -> None:
        self.of = of

    def draw(self, scene: Scene) -> Any:
        return self.of.draw(scene)

    def allows(self, recipe: Any, earlier: Sequence[Any] = ()) -> bool:
        return self.of.allows(recipe, earlier)

    def simpler(self, recipe: Any) -> Iterator[Any]:
        return self.of.simpler(recipe)

    def build(self, recipe: Any) -> Any:
        return iter(self.of.build(recipe))

    def show(self, recipe: Any) -> str:
        return f"iter({self.of.show(recipe)})"

    def plain(self, recipe: Any) -> Any:
        return self.of.plain(recipe)

    def prelude(self, recipe: Any) -> str:
        return self.of.prelude(recipe)


class built(Values):
    """What ``make`` makes of each value of ``of``, told as ``name(…)`` with ``prelude`` before it.

    ``built("deque", deque, lists(integers()), "from collections import deque")``
    """

    def __init__(self, name: str, make: Callable[[Any], Any], of: Values, prelude: str = "") -> None:
        self.name = name
        self.make = make
        self.of = of
        self._prelude = prelude

    def draw(self, scene: Scene) -> Any:
        return self.of.draw(scene)

    def allows(self, recipe: Any, earlier: Sequence[Any] = ()) -> bool:
        return self.of.allows(recipe, earlier)

    def simpler(self, recipe: Any) -> Iterator[Any]:
        return self.of.simpler(recipe)

    def build(self, recipe: Any) -> Any:
        return self.make(self.of.build(recipe))

    def show(self, recipe: Any) -> str:
        return f"{self.name}({self.of.show(recipe)})"

    def prelude(self, recipe: Any) -> str:
        return "\n".join(part for part in (self._prelude, self.of.prelude(recipe)) if part)


def _first(preludes: Iterator[str]) -> str:
    return next(filter(None, preludes), "")
