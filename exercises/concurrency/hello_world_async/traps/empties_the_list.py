# failed: takes the names out of the caller's list

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
    tasks = []
    while names:
        tasks.append(asyncio.create_task(greet(emit, names.pop(0), delay)))
    for task in tasks:
        await task
