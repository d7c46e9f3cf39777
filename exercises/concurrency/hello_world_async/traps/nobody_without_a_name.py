# failed: leaves out a name that is empty

import asyncio


async def hello(emit, delay):
    emit("Hello ...")
    await asyncio.sleep(delay)
    emit("... World!")


async def hello_many(emit, names, delay):
    async def greet(name):
        emit("Hello ...")
        await asyncio.sleep(delay)
        emit(f"... {name}!")

    await asyncio.gather(*(greet(name) for name in names if name))
