"""asyncio.wait in a loop until nothing is pending, against a deadline."""

import asyncio


async def run_blocking(fn, *args):
    loop = asyncio.get_running_loop()
    return await loop.run_in_executor(None, lambda: fn(*args))


async def stop(tasks):
    for task in tasks:
        task.cancel()
    while tasks:
        finished, tasks = await asyncio.wait(tasks)


async def run_all(coros, timeout):
    deadline = asyncio.get_running_loop().time() + timeout
    order = [asyncio.ensure_future(c) for c in coros]
    pending = set(order)
    try:
        while pending:
            remaining = deadline - asyncio.get_running_loop().time()
            finished, pending = await asyncio.wait(pending, timeout=remaining, return_when=asyncio.FIRST_COMPLETED)
            if not finished:
                raise asyncio.TimeoutError()
            for task in finished:
                task.result()
    except BaseException:
        if pending:
            await stop(pending)
        raise
    return [task.result() for task in order]
