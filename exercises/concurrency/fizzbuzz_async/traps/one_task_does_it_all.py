# failed: one task says everything

import asyncio


async def fizzbuzz(n, emit):
    async def play():
        for number in range(1, n + 1):
            emit("Fizz" * (number % 3 == 0) + "Buzz" * (number % 5 == 0) or str(number))
            await asyncio.sleep(0)

    await asyncio.create_task(play())
