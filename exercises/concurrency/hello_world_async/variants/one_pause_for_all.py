"""No task at all: everybody shares a single pause."""

import asyncio
from typing import Callable, Iterable


async def hello(emit: Callable[[str], None], delay: float) -> None:
    await hello_many(emit, ["World"], delay)


async def hello_many(emit: Callable[[str], None], names: Iterable[str], delay: float) -> None:
    greeted = list(names)
    if not greeted:
        return
    for _ in greeted:
        emit("Hello ...")
    await asyncio.sleep(delay)
    for name in greeted:
        emit("... %s!" % name)
