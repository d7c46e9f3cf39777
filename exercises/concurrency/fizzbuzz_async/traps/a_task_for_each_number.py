# failed: every number has a task of its own

import asyncio


async def fizzbuzz(n, emit):
    async def say(number):
        emit("Fizz" * (number % 3 == 0) + "Buzz" * (number % 5 == 0) or str(number))

    for number in range(1, n + 1):
        await asyncio.create_task(say(number))
