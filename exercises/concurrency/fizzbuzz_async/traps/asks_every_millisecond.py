# livelock: a task whose turn it is not asks again after a millisecond

import asyncio


async def fizzbuzz(n, emit):
    i = 1
    async def one(mine, word):
        nonlocal i
        while i <= n:
            if mine(i):
                emit(word or str(i))
                i += 1
            else:
                await asyncio.sleep(0.001)
    await asyncio.gather(one(lambda k: k % 15 == 0, "FizzBuzz"), one(lambda k: k % 3 == 0 and k % 5, "Fizz"),
                         one(lambda k: k % 5 == 0 and k % 3, "Buzz"), one(lambda k: k % 3 and k % 5, ""))
