"""A timer of the loop that fulfils a future, done callbacks, and a pool of one's own. camelCase and type hints."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any, Callable, Coroutine


async def run_blocking(fn: Callable[..., Any], *args: Any) -> Any:
    with_pool = ThreadPoolExecutor(max_workers=1)
    try:
        return await asyncio.get_event_loop().run_in_executor(with_pool, partial(fn, *args))
    finally:
        with_pool.shutdown(wait=False)


async def run_all(coros: list[Coroutine[Any, Any, Any]], timeout: float) -> list[Any]:
    loop = asyncio.get_running_loop()
    verdict: asyncio.Future[str] = loop.create_future()
    tasks = [loop.create_task(coro) for coro in coros]
    left = len(tasks)
    failed: list[asyncio.Task[Any]] = []

    def decide(word: str) -> None:
        if not verdict.done():
            verdict.set_result(word)

    def onEnd(task: asyncio.Task[Any]) -> None:
        nonlocal left
        left -= 1
        if task.cancelled() or task.exception() is not None:
            failed.append(task)
            decide("failed")
        elif left == 0:
            decide("complete")

    for task in tasks:
        task.add_done_callback(onEnd)
    if not tasks:
        decide("complete")
    timer = loop.call_later(timeout, decide, "late")
    try:
        word = await verdict
        if word == "late":
            raise TimeoutError
        return failed[0].result() if word == "failed" else [task.result() for task in tasks]
    finally:
        timer.cancel()
        for task in tasks:
            task.cancel()
        for task in tasks:
            try:
                await task
            except BaseException:
                pass
