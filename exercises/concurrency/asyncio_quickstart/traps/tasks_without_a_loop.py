# exception: makes the tasks before there is a loop

import asyncio


def run(main, background):
    tasks = [asyncio.create_task(job()) for job in background]

    async def everything():
        try:
            return await main()
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)

    return asyncio.run(everything())
