# failed: gives the cancelled tasks one turn and closes the loop

import asyncio


async def stop(tasks):
    for task in tasks:
        task.cancel()
    await asyncio.sleep(0)


def run(main, background):
    loop = asyncio.new_event_loop()
    tasks = [loop.create_task(job()) for job in background]
    try:
        return loop.run_until_complete(main())
    finally:
        loop.run_until_complete(stop(tasks))
        loop.close()
