"""The caller's task says the numbers and hands the others their turns through queues; None ends them."""

import asyncio

ENDING = None


async def speaker(turns, done, word, emit):
    while await turns.get() is not ENDING:
        emit(word)
        await done.put(word)


async def fizzbuzz(n, emit):
    done = asyncio.Queue()
    queues = {}
    tasks = []
    for word in ("Fizz", "Buzz", "FizzBuzz"):
        queues[word] = asyncio.Queue()
        tasks.append(asyncio.ensure_future(speaker(queues[word], done, word, emit)))
    for number in range(1, n + 1):
        word = "Fizz" * (not number % 3) + "Buzz" * (not number % 5)
        if word:
            queues[word].put_nowait(number)
            await done.get()
        else:
            emit(str(number))
    for queue in queues.values():
        queue.put_nowait(ENDING)
    for task in tasks:
        await task
