# failed: keeps the tasks by name, so a name that is listed twice is greeted once

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
    tasks = {name: greet(emit, name, delay) for name in set(names)}
    await asyncio.gather(*tasks.values())
