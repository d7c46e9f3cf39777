# failed: waits one second whatever the delay

import asyncio


async def hello(emit, delay):
    emit("Hello ...")
    await asyncio.sleep(1)
    emit("... World!")


async def greet(emit, name, delay):
    emit("Hello ...")
    await asyncio.sleep(delay)
    emit(f"... {name}!")


async def hello_many(emit, names, delay):
    await asyncio.gather(*(greet(emit, name, delay) for name in names))
