# failed: starts the background only when main has ended

import asyncio


def run(main, background):
    async def everything():
        tasks = []
        try:
            return await main()
        finally:
            tasks = [asyncio.create_task(job()) for job in background]
            await asyncio.sleep(0)
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)

    return asyncio.run(everything())
