# failed: emits one Hello for all names

import asyncio


async def hello(emit, delay):
    emit("Hello ...")
    await asyncio.sleep(delay)
    emit("... World!")


async def hello_many(emit, names, delay):
    emit("Hello ...")
    await asyncio.sleep(delay)
    for name in names:
        emit(f"... {name}!")
