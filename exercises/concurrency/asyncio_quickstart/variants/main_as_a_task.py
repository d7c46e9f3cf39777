"""main is a task as well; whoever ends is looked at by wait, until it is main."""

import asyncio


async def supervise(main, background):
    boss = asyncio.create_task(main())
    helpers = set()
    for job in background:
        helper = asyncio.create_task(job())
        helper.add_done_callback(forget)
        helpers.add(helper)
    await asyncio.wait([boss])
    for helper in helpers:
        if not helper.done():
            helper.cancel()
    while helpers:
        _, helpers = await asyncio.wait(helpers)
    return boss.result()


def forget(task):
    if not task.cancelled():
        task.exception()


def run(main, background):
    return asyncio.run(supervise(main, background))
