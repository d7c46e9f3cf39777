# failed: an exception of the function is swallowed

import asyncio


async def run_blocking(fn, *args):
    loop = asyncio.get_running_loop()
    try:
        return await loop.run_in_executor(None, fn, *args)
    except Exception:
        return None


async def run_all(coros, timeout):
    tasks = [asyncio.ensure_future(coro) for coro in coros]
    try:
        return list(await asyncio.wait_for(asyncio.gather(*tasks), timeout))
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
