# failed: the coroutines are shielded from the time limit, and run on

import asyncio


async def run_blocking(fn, *args):
    loop = asyncio.get_running_loop()
    return await loop.run_in_executor(None, fn, *args)


async def run_all(coros, timeout):
    tasks = [asyncio.ensure_future(coro) for coro in coros]
    try:
        return list(await asyncio.wait_for(asyncio.shield(asyncio.gather(*tasks)), timeout))
    finally:
        pass
