"""Generators of single values."""

from __future__ import annotations

from typing import Any, Iterator, List, Optional, Sequence, Tuple

from ._base import OMITTED, Scene, Values, closer_to

# Hashes of -1 and -2 are equal in CPython: two keys that collide in any table.
_FEW: Tuple[Any, ...] = (0, "", None, -1, -2, 1, "a", (1, 2))
# Multiples of this have the hash 0 on 64-bit builds, and equal hashes on all of them.
_MODULUS = 2**61 - 1


class integers(Values):
    """Integers from ``low`` to ``high``, both included; the ends come up more often.

    >>> from harness.testing.values import integers
    >>> integers(1, 6).allows(7)
    False
    """

    pool = "integers"

    def __init__(self, low: int = -9, high: int = 9) -> None:
        self.low = low
        self.high = high

    def draw(self, scene: Scene) -> int:
        rng = scene.rng
        return rng.pick((self.low, self.high)) if rng.chance(0.1) else rng.between(self.low, self.high)

    def allows(self, recipe: Any, earlier: Sequence[Any] = ()) -> bool:
        return type(recipe) is int and self.low <= recipe <= self.high

    def simpler(self, recipe: int) -> Iterator[int]:
        yield from closer_to(min(max(0, self.low), self.high), recipe)

    def relabelled(self, recipes: Sequence[int]) -> Iterator[List[int]]:
        ranks = {recipe: rank for rank, recipe in enumerate(sorted(recipes), 1)}
        yield [ranks[recipe] for recipe in recipes]


class indexes(integers):
    """Integers that say a place or an amount and not an item: each shrinks on its own, towards 0."""

    pool = ""


class items(Values):
    """Values of every kind that a container holds: 0, "", None, negatives, equal ones.

    Long sequences get integers up to 999. ``of`` are other values to draw from.
    """

    pool = "items"
    _step = 10
    _again = 0.0

    def __init__(self, of: Optional[Sequence[Any]] = None) -> None:
        self.of = tuple(of) if of is not None else None

    def draw(self, scene: Scene) -> Any:
        used = scene.used.get(self.pool)
        if used and scene.rng.chance(self._again):
            return scene.rng.pick(used)
        if self.of is not None:
            return scene.rng.pick(self.of)
        return scene.rng.below(1000) if scene.wide else scene.rng.pick(_FEW)

    def allows(self, recipe: Any, earlier: Sequence[Any] = ()) -> bool:
        if recipe is OMITTED:
            return False
        return self.of is None or any(type(recipe) is type(one) and recipe == one for one in self.of)

    def relabelled(self, recipes: Sequence[Any]) -> Iterator[Sequence[Any]]:
        yield [self._step * (place + 1) for place in range(len(recipes))]


class keys(items):
    """Hashable keys; half of those drawn were used before in the sequence. ``colliding`` keys have one hash."""

    pool = "keys"
    _step = 1
    _again = 0.5

    def __init__(self, of: Optional[Sequence[Any]] = None, colliding: bool = False) -> None:
        super().__init__(of)
        self._factor = _MODULUS if colliding else 1
        self._colliding = colliding
        if colliding:
            self.pool = "colliding keys"

    def draw(self, scene: Scene) -> Any:
        if not self._colliding:
            return super().draw(scene)
        used = scene.used.get(self.pool)
        if used and scene.rng.chance(self._again):
            return scene.rng.pick(used)
        return scene.rng.below(100 if scene.wide else 6) * self._factor

    def allows(self, recipe: Any, earlier: Sequence[Any] = ()) -> bool:
        return super().allows(recipe) and (not self._colliding or (type(recipe) is int and not recipe % _MODULUS))

    def relabelled(self, recipes: Sequence[Any]) -> Iterator[Sequence[Any]]:
        yield [(place + 1) * self._factor for place in range(len(recipes))]

    def show(self, recipe: Any) -> str:
        if self._colliding and recipe > 0:
            return "2**61 - 1" if recipe == _MODULUS else f"{recipe // _MODULUS} * (2**61 - 1)"
        return repr(recipe)


class text(Values):
    """Words of ``letters``; in a sequence often earlier ones, their beginnings, or one letter more."""

    pool = "text"

    def __init__(self, letters: str = "ab", longest: int = 5, shortest: int = 0) -> None:
        self.letters = letters
        self.longest = longest
        self.shortest = shortest

    def draw(self, scene: Scene) -> str:
        rng = scene.rng
        used = scene.used.get(self.pool)
        if used and rng.chance(0.6):
            word = str(rng.pick(used))
            word = rng.pick((word, word, word[: rng.between(0, len(word))], word + rng.pick(self.letters)))
            if self.allows(word):
                return word
        size = rng.between(self.shortest, self.longest if scene.wide else min(self.longest, self.shortest + 4))
        return "".join(rng.pick(self.letters) for _ in range(size))

    def allows(self, recipe: Any, earlier: Sequence[Any] = ()) -> bool:
        return (
            isinstance(recipe, str)
            and self.shortest <= len(recipe) <= self.longest
            and all(letter in self.letters for letter in recipe)
        )

    def simpler(self, recipe: str) -> Iterator[str]:
        for size in range(self.shortest, len(recipe)):
            yield recipe[:size]
        for place in range(len(recipe)):
            if len(recipe) > self.shortest:
                yield recipe[:place] + recipe[place + 1 :]
            if recipe[place] != self.letters[0]:
                yield recipe[:place] + self.letters[0] + recipe[place + 1 :]


class just(Values):
    """Always this value."""

    def __init__(self, value: Any) -> None:
        self.value = value

    def draw(self, scene: Scene) -> Any:
        return self.value


class one_of(Values):
    """One of several values or generators; the first is the simplest."""

    def __init__(self, *choices: Any) -> None:
        self.choices = tuple(choice if isinstance(choice, Values) else just(choice) for choice in choices)

    def draw(self, scene: Scene) -> Tuple[int, Any]:
        place = scene.rng.below(len(self.choices))
        return place, self.choices[place].draw(scene)

    def allows(self, recipe: Any, earlier: Sequence[Any] = ()) -> bool:
        return self.choices[recipe[0]].allows(recipe[1], earlier)

    def simpler(self, recipe: Tuple[int, Any]) -> Iterator[Tuple[int, Any]]:
        place, inner = recipe
        for other in range(place):
            choice = self.choices[other]
            if isinstance(choice, (just, code)):
                yield other, choice.value
        for simpler in self.choices[place].simpler(inner):
            yield place, simpler

    def build(self, recipe: Tuple[int, Any]) -> Any:
        return self.choices[recipe[0]].build(recipe[1])

    def show(self, recipe: Tuple[int, Any]) -> str:
        return self.choices[recipe[0]].show(recipe[1])

    def plain(self, recipe: Tuple[int, Any]) -> Tuple[int, Any]:
        return recipe[0], self.choices[recipe[0]].plain(recipe[1])

    def prelude(self, recipe: Tuple[int, Any]) -> str:
        return self.choices[recipe[0]].prelude(recipe[1])


class code(Values):
    """The value of an expression, told as it is written: ``code("lambda pair: pair[0]")``."""

    def __init__(self, source: str) -> None:
        self.value = source
        eval(source, {})

    def draw(self, scene: Scene) -> str:
        return self.value

    def build(self, recipe: str) -> Any:
        return eval(recipe, {})

    def show(self, recipe: str) -> str:
        return recipe


class maybe(Values):
    """An argument that is left out half of the time; every argument behind it is then left out too."""

    def __init__(self, of: Values) -> None:
        self.of = of
        self.pool = of.pool

    def draw(self, scene: Scene) -> Any:
        return OMITTED if scene.rng.chance(0.5) else self.of.draw(scene)

    def allows(self, recipe: Any, earlier: Sequence[Any] = ()) -> bool:
        return recipe is OMITTED or self.of.allows(recipe, earlier)

    def simpler(self, recipe: Any) -> Iterator[Any]:
        if recipe is not OMITTED:
            yield OMITTED
            yield from self.of.simpler(recipe)

    def relabelled(self, recipes: Sequence[Any]) -> Iterator[Sequence[Any]]:
        return self.of.relabelled(recipes)

    def build(self, recipe: Any) -> Any:
        return self.of.build(recipe)

    def show(self, recipe: Any) -> str:
        return self.of.show(recipe)

    def plain(self, recipe: Any) -> Any:
        return recipe if recipe is OMITTED else self.of.plain(recipe)

    def prelude(self, recipe: Any) -> str:
        return "" if recipe is OMITTED else self.of.prelude(recipe)


class handle(Values):
    """Something that an earlier call of the sequence returned and named with ``gives``."""

    def __init__(self, name: str) -> None:
        self.name = name

    def draw(self, scene: Scene) -> "Handle":
        return Handle(self.name, scene.rng.pick(scene.handles[self.name]))


class Handle:
    """The recipe of a handle: which step of the sequence returned it."""

    def __init__(self, name: str, step: int) -> None:
        self.name = name
        self.step = step
