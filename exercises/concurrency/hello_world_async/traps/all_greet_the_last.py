# failed: the nested function reads the loop variable when the loop is over

import asyncio


async def hello(emit, delay):
    emit("Hello ...")
    await asyncio.sleep(delay)
    emit("... World!")


async def hello_many(emit, names, delay):
    tasks = []
    for name in names:

        async def greet():
            emit("Hello ...")
            await asyncio.sleep(delay)
            emit(f"... {name}!")

        tasks.append(asyncio.create_task(greet()))
    for task in tasks:
        await task
