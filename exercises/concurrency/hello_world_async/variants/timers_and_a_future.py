"""Timers of the event loop call back; a future tells when the last one has."""

from __future__ import annotations

import asyncio
from typing import Any, Callable, Sequence


class Greeter:
    def __init__(self, emit: Callable[[str], Any], count: int) -> None:
        self.emit = emit
        self.missing = count
        self.loop = asyncio.get_running_loop()
        self.done: asyncio.Future[None] = self.loop.create_future()

    def start(self, name: str, delay: float) -> None:
        self.emit("Hello ...")
        self.loop.call_later(delay, self.finish, name)

    def finish(self, name: str) -> None:
        self.emit(f"... {name}!")
        self.missing -= 1
        if self.missing == 0:
            self.done.set_result(None)


async def hello(emit: Callable[[str], Any], delay: float) -> None:
    greeter = Greeter(emit, 1)
    greeter.start("World", delay)
    await greeter.done


async def hello_many(emit: Callable[[str], Any], names: Sequence[str], delay: float) -> None:
    if names:
        greeter = Greeter(emit, len(names))
        for name in names:
            greeter.start(name, delay)
        await greeter.done
