# deadlock: calls the function on the loop

import asyncio


async def run_blocking(fn, *args):
    return fn(*args)


async def run_all(coros, timeout):
    tasks = [asyncio.ensure_future(coro) for coro in coros]
    try:
        return list(await asyncio.wait_for(asyncio.gather(*tasks), timeout))
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
