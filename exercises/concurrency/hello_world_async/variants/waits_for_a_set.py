"""asyncio.wait, a lambda for the text, and a pause cut in two halves."""

import asyncio


async def _pause(seconds):
    await asyncio.sleep(seconds / 2)
    await asyncio.sleep(seconds / 2)


async def _greet(emit, ending, delay):
    emit("Hello ...")
    await _pause(delay)
    emit(ending())


async def hello(emit, delay):
    await _greet(emit, lambda: "... World!", delay)


async def hello_many(emit, names, delay):
    pending = {
        asyncio.ensure_future(_greet(emit, lambda name=name: f"... {name}!", delay)) for name in names
    }
    while pending:
        done, pending = await asyncio.wait(pending, return_when=asyncio.FIRST_COMPLETED)
        for task in done:
            task.result()
