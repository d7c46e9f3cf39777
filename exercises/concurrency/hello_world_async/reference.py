"""Hello world, asynchronously: one task for each name, all waiting at the same time."""

import asyncio
from typing import Callable, List


async def hello(emit: Callable[[str], object], delay: float) -> None:
    """Emit "Hello ...", wait ``delay`` seconds without blocking the loop, emit "... World!"."""
    await _greet(emit, "World", delay)


async def hello_many(emit: Callable[[str], object], names: List[str], delay: float) -> None:
    """Greet all ``names`` at once, as ``hello`` greets the world; return when all are done."""
    # gather makes a task of every coroutine before it waits for any, so that the delays overlap.
    await asyncio.gather(*(_greet(emit, name, delay) for name in names))


async def _greet(emit: Callable[[str], object], name: str, delay: float) -> None:
    emit("Hello ...")
    await asyncio.sleep(delay)
    emit(f"... {name}!")
