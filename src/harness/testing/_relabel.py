"""Gives the values of a shrunk program names that are easy to read: keys 1, 2, 3, items 10, 20, 30."""

from __future__ import annotations

from typing import Any, Callable, Dict, List, Sequence, Tuple

from ._program import Call, Program, generators_of
from .values import OMITTED, Handle, Values


def pools_of(program: Program) -> Dict[str, List[Tuple[Values, Any]]]:
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


def relabel(takes: Callable[[Program], bool], best: Callable[[], Program]) -> None:
    """Give the values of a shrunk program friendlier ones, as far as it goes on failing.

    ``takes`` tries a program and keeps it as ``best`` if it fails in the same way.
    """
    takes([_plain(call) for call in best()])
    for pool, known in pools_of(best()).items():
        if pool == "items" and _label_each(takes, best(), pool):
            continue
        recipes = [recipe for _, recipe in known]
        for labels in known[0][0].relabelled(recipes):
            changes = [pair for pair in zip(recipes, labels) if not _alike(*pair)]
            if changes and takes(replaced(best(), pool, changes)):
                break
            for change in changes:
                if not any(_alike(change[1], recipe) for recipe in recipes):
                    takes(replaced(best(), pool, [change]))


def _plain(call: Call) -> Call:
    return call._replace(
        recipes=tuple(
            recipe if isinstance(recipe, Handle) else generator.plain(recipe)
            for generator, recipe in zip(call.operation.arguments, call.recipes)
        )
    )


def _label_each(takes: Callable[[Program], bool], best: Program, pool: str) -> bool:
    """Give every single item a label of its own: equal items often need not be equal."""
    program: Program = []
    count = 0
    for call in best:
        recipes = list(call.recipes)
        for place, generator in enumerate(call.operation.arguments):
            if generator.pool == pool and recipes[place] is not OMITTED:
                count += 1
                recipes[place] = list(generator.relabelled([None] * count))[0][-1]
                if not generator.allows(recipes[place]):
                    return False
        program.append(call._replace(recipes=tuple(recipes)))
    return bool(count) and takes(program)


def replaced(program: Program, pool: str, changes: Sequence[Tuple[Any, Any]]) -> Program:
    """Change values of one pool wherever they occur and the generator there could have drawn the new ones."""

    def change(generator: Values, recipe: Any) -> Any:
        if generator.pool == pool and not isinstance(recipe, Handle):
            for old, new in changes:
                if _alike(recipe, old):
                    return new if generator.allows(new) else recipe
        return recipe

    def changed(call: Call) -> Call:
        return call._replace(
            recipes=tuple(change(one, recipe) for one, recipe in zip(call.operation.arguments, call.recipes)),
            keywords=tuple((name, change(call.operation.keywords[name], recipe)) for name, recipe in call.keywords),
        )

    return [changed(call) for call in program]


def _alike(left: Any, right: Any) -> bool:
    return type(left) is type(right) and bool(left == right)
