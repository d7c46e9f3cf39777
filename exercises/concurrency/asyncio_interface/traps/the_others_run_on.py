# failed: an exception leaves the other coroutines running

import asyncio


async def run_blocking(fn, *args):
    loop = asyncio.get_running_loop()
    return await loop.run_in_executor(None, fn, *args)


async def run_all(coros, timeout):
    return list(await asyncio.wait_for(asyncio.gather(*coros), timeout))
