# failed: staggers the greetings, each one delay after the one before

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
    greetings = [greet(emit, name, delay * place) for place, name in enumerate(names, start=1)]
    await asyncio.gather(*greetings)
