# failed: time.sleep in hello stops every other task

import asyncio
import time


async def hello(emit, delay):
    emit("Hello ...")
    time.sleep(delay)
    emit("... World!")


async def greet(emit, name, delay):
    emit("Hello ...")
    await asyncio.sleep(delay)
    emit(f"... {name}!")


async def hello_many(emit, names, delay):
    await asyncio.gather(*(greet(emit, name, delay) for name in names))
