# failed: awaits one coroutine after the other

import asyncio


async def run_blocking(fn, *args):
    loop = asyncio.get_running_loop()
    return await loop.run_in_executor(None, fn, *args)


async def run_all(coros, timeout):
    async def all_of_them():
        return [await coro for coro in coros]

    return await asyncio.wait_for(all_of_them(), timeout)
