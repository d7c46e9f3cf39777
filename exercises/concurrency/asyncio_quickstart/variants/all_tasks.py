"""Cancels every task of the loop, whoever started it. camelCase and type hints."""

from __future__ import annotations

import asyncio
from typing import Any, Awaitable, Callable


async def stopTasks(tasks: set[asyncio.Task[Any]]) -> None:
    for task in tasks:
        task.cancel()
    if tasks:
        await asyncio.wait(tasks)
    for task in tasks:
        if not task.cancelled():
            task.exception()


def run(main: Callable[[], Awaitable[Any]], background: list[Callable[[], Any]]) -> Any:
    loop = asyncio.new_event_loop()

    async def startAll() -> Any:
        started = {loop.create_task(job()) for job in background}
        try:
            return await main()
        finally:
            await stopTasks(started | asyncio.all_tasks() - {asyncio.current_task()})

    try:
        return loop.run_until_complete(startAll())
    finally:
        loop.close()
