# failed: each task says all its words at once

import asyncio


async def fizzbuzz(n, emit):
    async def say(numbers, word):
        for number in numbers:
            emit(word or str(number))
            await asyncio.sleep(0)

    every = range(1, n + 1)
    await asyncio.gather(
        say([k for k in every if k % 15 == 0], "FizzBuzz"),
        say([k for k in every if k % 3 == 0 and k % 5], "Fizz"),
        say([k for k in every if k % 5 == 0 and k % 3], "Buzz"),
        say([k for k in every if k % 3 and k % 5], None),
    )
