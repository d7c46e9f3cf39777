"""Hello world, asynchronously: overlap the waiting."""

from typing import Callable, List


async def hello(emit: Callable[[str], object], delay: float) -> None:
    """Emit "Hello ...", wait ``delay`` seconds without blocking the loop, emit "... World!"."""
    raise NotImplementedError("hello(emit, delay) should greet the world around a pause.")


async def hello_many(emit: Callable[[str], object], names: List[str], delay: float) -> None:
    """Greet all ``names`` at once, as ``hello`` greets the world; return when all are done."""
    raise NotImplementedError("hello_many(emit, names, delay) should greet all names at once.")
