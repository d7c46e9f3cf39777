"""Every number has a future: its speaker waits for the one before and fulfils its own. Each task knows its numbers."""

import asyncio


async def fizzbuzz(n, emit):
    loop = asyncio.get_running_loop()
    said = [loop.create_future() for _ in range(n + 1)]
    said[0].set_result(True)

    async def say(numbers, text):
        for k in numbers:
            await said[k - 1]
            emit(text or str(k))
            print("said", k)
            said[k].set_result(True)

    everything = range(1, n + 1)
    jobs = [
        say([k for k in everything if k % 15 == 0], "FizzBuzz"),
        say([k for k in everything if k % 3 == 0 and k % 15], "Fizz"),
        say([k for k in everything if k % 5 == 0 and k % 15], "Buzz"),
        say([k for k in everything if k % 3 and k % 5], None),
    ]
    tasks = [loop.create_task(job) for job in jobs]
    for task in tasks:
        await task
