# exception: the loop is made once, and closed after the first run

import asyncio


async def stop(tasks):
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


loop = asyncio.new_event_loop()


def run(main, background):
    tasks = [loop.create_task(job()) for job in background]
    try:
        return loop.run_until_complete(main())
    finally:
        loop.run_until_complete(stop(tasks))
        loop.close()
