# failed: its own cancellation ends as a time-out

import asyncio


async def run_blocking(fn, *args):
    loop = asyncio.get_running_loop()
    return await loop.run_in_executor(None, fn, *args)


async def run_all(coros, timeout):
    tasks = [asyncio.ensure_future(coro) for coro in coros]
    try:
        return list(await asyncio.wait_for(asyncio.gather(*tasks), timeout))
    except asyncio.CancelledError:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        return []
    except BaseException:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        raise
