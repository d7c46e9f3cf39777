"""asyncio.run cancels and awaits what is left."""

import asyncio


def run(main, background):
    tasks = []

    async def everything():
        tasks.extend(asyncio.ensure_future(job()) for job in background)
        return await main()

    return asyncio.run(everything())
