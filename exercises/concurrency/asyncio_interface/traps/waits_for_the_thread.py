# deadlock: waits for the thread in a way that blocks the loop

import asyncio
from concurrent.futures import ThreadPoolExecutor


async def run_blocking(fn, *args):
    with ThreadPoolExecutor() as pool:
        return pool.submit(fn, *args).result()


async def run_all(coros, timeout):
    tasks = [asyncio.ensure_future(coro) for coro in coros]
    try:
        return list(await asyncio.wait_for(asyncio.gather(*tasks), timeout))
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
