# failed: takes a delay of 0 for none given, and waits one second

import asyncio


async def hello(emit, delay):
    emit("Hello ...")
    await asyncio.sleep(delay or 1)
    emit("... World!")


async def hello_many(emit, names, delay):
    async def greet(name):
        emit("Hello ...")
        await asyncio.sleep(delay or 1)
        emit(f"... {name}!")

    await asyncio.gather(*(greet(name) for name in names))
