# exception: calls asyncio.run inside a running loop

import asyncio


async def hello(emit, delay):
    emit("Hello ...")
    await asyncio.sleep(delay)
    emit("... World!")


async def greet(emit, name, delay):
    emit("Hello ...")
    await asyncio.sleep(delay)
    emit(f"... {name}!")


async def hello_many(emit, names, delay):
    for name in names:
        asyncio.run(greet(emit, name, delay))
