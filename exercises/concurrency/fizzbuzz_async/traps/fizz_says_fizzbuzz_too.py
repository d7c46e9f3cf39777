# failed: three tasks play, and the one for Fizz says FizzBuzz too

import asyncio


async def fizzbuzz(n, emit):
    changed = asyncio.Condition()
    number = 1

    async def speak(is_mine, text):
        nonlocal number
        while True:
            async with changed:
                while number <= n and not is_mine(number):
                    await changed.wait()
                if number > n:
                    return
                emit(text(number))
                number += 1
                changed.notify_all()

    await asyncio.gather(
        speak(lambda k: k % 3 == 0, lambda k: "Fizz" if k % 5 else "FizzBuzz"),
        speak(lambda k: k % 3 != 0 and k % 5 == 0, lambda k: "Buzz"),
        speak(lambda k: k % 3 != 0 and k % 5 != 0, str),
    )
