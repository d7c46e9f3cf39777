# failed: a background task that ends stops the others

import asyncio


def run(main, background):
    async def everything():
        tasks = [asyncio.create_task(job()) for job in background]
        try:
            goal = asyncio.create_task(main())
            await asyncio.wait([goal, *tasks], return_when=asyncio.FIRST_COMPLETED)
            for task in tasks:
                task.cancel()
            return await goal
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)

    return asyncio.run(everything())
