# failed: cancels the tasks, but nobody runs the loop for their clean-up

import asyncio


async def stop(tasks):
    for task in tasks:
        task.cancel()


def run(main, background):
    loop = asyncio.new_event_loop()
    tasks = [loop.create_task(job()) for job in background]
    try:
        return loop.run_until_complete(main())
    finally:
        loop.run_until_complete(stop(tasks))
        loop.close()
