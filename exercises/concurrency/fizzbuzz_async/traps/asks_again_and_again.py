# livelock: a task whose turn it is not asks again and again

import asyncio


async def fizzbuzz(n, emit):
    number = 1

    async def speak(is_mine, text):
        nonlocal number
        while number <= n:
            if is_mine(number):
                emit(text(number))
                number += 1
            await asyncio.sleep(0)

    await asyncio.gather(
        speak(lambda k: k % 3 == 0 and k % 5 != 0, lambda k: "Fizz"),
        speak(lambda k: k % 3 != 0 and k % 5 == 0, lambda k: "Buzz"),
        speak(lambda k: k % 15 == 0, lambda k: "FizzBuzz"),
        speak(lambda k: k % 3 != 0 and k % 5 != 0, str),
    )
