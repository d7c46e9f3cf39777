# exception: asyncio.wait does not take an empty set

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
    tasks = [asyncio.create_task(greet(emit, name, delay)) for name in names]
    await asyncio.wait(tasks)
