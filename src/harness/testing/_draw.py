"""Draws random sequences of calls."""

from __future__ import annotations

from typing import Any, Callable, List, Optional, Sequence

from ._operations import Operation, Outside
from ._program import Call, Program, Run, Subject
from ._rng import Rng
from .values import OMITTED, Handle, Scene

# Swarm testing: every sequence has weights of its own, and leaves some operations out.
_FACTORS = (0.0, 0.3, 1.0, 1.0, 3.0)


def draw_program(
    rng: Rng,
    constructor: Operation,
    operations: Sequence[Operation],
    oracle: Callable[..., Any],
    length: int,
    *,
    wide: bool,
) -> Program:
    """Draw a sequence of at most ``length`` calls, none of which is outside the statement.

    It is run on the oracle while it is drawn, so that generators can look at what lives.
    """
    scene = Scene(rng, wide)
    life = Run(Subject(oracle, oracle, False))
    program: Program = []
    choice = _Choice(rng, operations)
    for key in range(length + 1):
        operation = constructor if key == 0 else choice.next(scene)
        if operation is None:
            break
        call = _draw_call(scene, key, operation)
        try:
            raised = life.model_step(call)
        except Outside:
            if key == 0:
                return []
            continue
        program.append(call)
        if raised and key == 0:
            break
        scene.model = life.model
        _note(scene, call, raised)
    return program


class _Choice:
    """Chooses the operations of one sequence, by weights of its own."""

    def __init__(self, rng: Rng, operations: Sequence[Operation]) -> None:
        self._rng = rng
        self._operations = operations
        weights = [operation.weight * rng.pick(_FACTORS) for operation in operations]
        self._weights = weights if any(weights) else [operation.weight for operation in operations]
        self._is_free = not any(operation.needs for operation in operations)

    def next(self, scene: Scene) -> Optional[Operation]:
        """Return an operation that is possible now, or None."""
        weights = self._weights if self._is_free else self._possible(scene)
        point = self._rng.below(1 << 30) / (1 << 30) * sum(weights)
        for operation, weight in zip(self._operations, weights):
            point -= weight
            if weight and point < 0:
                return operation
        return None

    def _possible(self, scene: Scene) -> List[float]:
        """Return the weights, without those of operations that need a handle which no call has given yet."""
        possible = [
            weight if all(scene.handles.get(name) for name in operation.needs) else 0.0
            for operation, weight in zip(self._operations, self._weights)
        ]
        if any(possible):
            return possible
        return [0.0 if operation.needs else operation.weight for operation in self._operations]


def _draw_call(scene: Scene, key: int, operation: Operation) -> Call:
    if not operation.arguments and not operation.keywords:
        return Call(key, operation, ())
    scene.earlier = []
    for generator in operation.arguments:
        scene.earlier.append(generator.draw(scene))
    keywords = tuple((name, generator.draw(scene)) for name, generator in operation.keywords.items())
    return Call(key, operation, tuple(scene.earlier), keywords)


def _note(scene: Scene, call: Call, raised: bool) -> None:
    for generator, recipe in zip(call.operation.arguments, call.recipes):
        if generator.pool and recipe is not OMITTED and not isinstance(recipe, Handle):
            scene.used.setdefault(generator.pool, []).append(recipe)
    if call.operation.gives and not raised:
        scene.handles.setdefault(call.operation.gives, []).append(call.key)
