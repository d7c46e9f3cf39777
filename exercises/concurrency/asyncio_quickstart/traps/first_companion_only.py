# failed: starts the first background function only

import asyncio


def run(main, background):
    async def everything():
        tasks = [asyncio.create_task(job()) for job in background[:1]]
        try:
            return await main()
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)

    return asyncio.run(everything())
