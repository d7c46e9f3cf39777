# race: the tasks speak round by round, which only comes out right in the loop's usual order

import asyncio


async def fizzbuzz(n, emit):
    async def speak(is_mine, text):
        for number in range(1, n + 1):
            if is_mine(number):
                emit(text(number))
            await asyncio.sleep(0)

    await asyncio.gather(
        speak(lambda k: k % 3 == 0 and k % 5 != 0, lambda k: "Fizz"),
        speak(lambda k: k % 3 != 0 and k % 5 == 0, lambda k: "Buzz"),
        speak(lambda k: k % 15 == 0, lambda k: "FizzBuzz"),
        speak(lambda k: k % 3 != 0 and k % 5 != 0, str),
    )
