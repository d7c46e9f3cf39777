# failed: when main raises, the background tasks are not stopped

import asyncio


async def stop(tasks):
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


def run(main, background):
    loop = asyncio.new_event_loop()
    tasks = [loop.create_task(job()) for job in background]
    try:
        result = loop.run_until_complete(main())
        loop.run_until_complete(stop(tasks))
        return result
    finally:
        loop.close()
