"""wait_for around gather for the limit, and a careful finally; to_thread for blocking calls."""

import asyncio


async def run_blocking(fn, *args):
    return await asyncio.to_thread(fn, *args)


async def run_all(coros, timeout):
    jobs = [asyncio.create_task(one) for one in coros]
    try:
        return list(await asyncio.wait_for(asyncio.gather(*jobs), timeout))
    finally:
        unfinished = [job for job in jobs if not job.done()]
        for job in unfinished:
            job.cancel()
        if unfinished:
            await asyncio.wait(unfinished)
        print("stopped", len(unfinished))
