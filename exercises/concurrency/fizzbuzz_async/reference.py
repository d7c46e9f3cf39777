"""FizzBuzz with four tasks: one condition, and a number that all of them look at."""

import asyncio
from typing import Callable


async def fizzbuzz(n: int, emit: Callable[[str], object]) -> None:
    """Call ``emit`` with the texts for 1 to ``n``, from four tasks that take turns."""
    changed = asyncio.Condition()
    number = 1

    async def speak(is_mine: Callable[[int], bool], text: Callable[[int], str]) -> None:
        nonlocal number
        while True:
            async with changed:
                # All sleepers wake up for every number: each has to see for itself whose turn it is.
                await changed.wait_for(lambda: number > n or is_mine(number))
                if number > n:
                    return
                emit(text(number))
                number += 1
                changed.notify_all()

    await asyncio.gather(
        speak(lambda k: k % 3 == 0 and k % 5 != 0, lambda k: "Fizz"),
        speak(lambda k: k % 3 != 0 and k % 5 == 0, lambda k: "Buzz"),
        speak(lambda k: k % 15 == 0, lambda k: "FizzBuzz"),
        speak(lambda k: k % 3 != 0 and k % 5 != 0, str),
    )
