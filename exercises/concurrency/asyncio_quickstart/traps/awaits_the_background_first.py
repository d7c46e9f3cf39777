# failed: awaits each background coroutine before main

import asyncio


def run(main, background):
    async def everything():
        tasks = []
        for job in background:
            await job()
        try:
            return await main()
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)

    return asyncio.run(everything())
