# Tasks first, then one await after the other.
from asyncio import create_task, sleep


async def sayHello(emit, name, delay):
    emit("Hello ...")
    print("waiting for", name)
    await sleep(delay)
    emit("... " + name + "!")
    return name


async def hello(emit, delay):
    return await sayHello(emit, "World", delay)


async def hello_many(emit, names, delay):
    tasks = []
    for name in names:
        tasks.append(create_task(sayHello(emit, name, delay)))
    for task in tasks:
        await task
