# failed: waits first and emits both halves afterwards

import asyncio


async def hello(emit, delay):
    emit("Hello ...")
    await asyncio.sleep(delay)
    emit("... World!")


async def greet(emit, name, delay):
    await asyncio.sleep(delay)
    emit("Hello ...")
    emit(f"... {name}!")


async def hello_many(emit, names, delay):
    await asyncio.gather(*(greet(emit, name, delay) for name in names))
