"""A semaphore for each speaker; who has spoken releases the next one's. camelCase, a class, type hints."""

from __future__ import annotations

import asyncio
from typing import Callable

KINDS = ("Fizz", "Buzz", "FizzBuzz", "number")


def kindOf(number: int) -> str:
    if number % 15 == 0:
        return "FizzBuzz"
    if number % 5 == 0:
        return "Buzz"
    return "Fizz" if number % 3 == 0 else "number"


class Game:
    def __init__(self, last: int, emit: Callable[[str], object]) -> None:
        self.current = 1
        self.last = last
        self.emit = emit
        self.turn = {kind: asyncio.Semaphore(0) for kind in KINDS}

    def passOn(self) -> None:
        if self.current <= self.last:
            self.turn[kindOf(self.current)].release()
        else:
            for semaphore in self.turn.values():
                semaphore.release()

    async def play(self, kind: str) -> None:
        while self.current <= self.last:
            await self.turn[kind].acquire()
            if self.current > self.last:
                break
            self.emit(str(self.current) if kind == "number" else kind)
            self.current += 1
            self.passOn()


async def fizzbuzz(n: int, emit: Callable[[str], object]) -> None:
    game = Game(n, emit)
    game.passOn()
    tasks = [asyncio.create_task(game.play(kind), name=kind) for kind in KINDS]
    await asyncio.wait(tasks)
    for task in tasks:
        task.result()
