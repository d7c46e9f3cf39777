# exception: gathers main with the background, so a failing companion ends main

import asyncio


async def watch(tasks, goal):
    while not goal.done():
        done, _ = await asyncio.wait([goal, *tasks], return_when=asyncio.FIRST_COMPLETED)
        for task in done:
            task.result()
        tasks = [task for task in tasks if task not in done]


def run(main, background):
    async def everything():
        tasks = [asyncio.create_task(job()) for job in background]
        goal = asyncio.create_task(main())
        try:
            await asyncio.wait([goal, *tasks], return_when=asyncio.FIRST_EXCEPTION if tasks else asyncio.ALL_COMPLETED) if not tasks else await asyncio.gather(goal, watch(tasks, goal))
            return goal.result()
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)

    return asyncio.run(everything())
