# failed: a semaphore lets ten greetings run at a time, so many names take several delays

import asyncio


async def hello(emit, delay):
    emit("Hello ...")
    await asyncio.sleep(delay)
    emit("... World!")


async def hello_many(emit, names, delay):
    places = asyncio.Semaphore(10)

    async def greet(name):
        async with places:
            emit("Hello ...")
            await asyncio.sleep(delay)
            emit(f"... {name}!")

    await asyncio.gather(*(greet(name) for name in names))
