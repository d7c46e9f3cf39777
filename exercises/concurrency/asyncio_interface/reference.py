"""Asyncio meets blocking code: the loop's own pool, and one way out for all endings."""

import asyncio
from typing import Any, Callable, Coroutine, List, Sequence


async def run_blocking(fn: Callable[..., Any], *args: Any) -> Any:
    """Return what ``fn(*args)`` returns, or raise what it raises; the loop goes on meanwhile."""
    return await asyncio.get_running_loop().run_in_executor(None, fn, *args)


async def run_all(coros: Sequence[Coroutine[Any, Any, Any]], timeout: float) -> List[Any]:
    """Return the results of all ``coros``, in order; TimeoutError after ``timeout`` seconds.

    Every task has ended, clean-up included, when this ends.
    """
    if not coros:
        return []
    tasks = [asyncio.ensure_future(coro) for coro in coros]
    try:
        done, pending = await asyncio.wait(tasks, timeout=timeout, return_when=asyncio.FIRST_EXCEPTION)
        for task in tasks:
            if task in done and not task.cancelled() and task.exception() is not None:
                task.result()
        if pending:
            raise asyncio.TimeoutError(f"not done after {timeout} seconds")
        return [task.result() for task in tasks]
    finally:
        for task in tasks:
            task.cancel()
        # Cancelling is a request: only now have they ended, clean-up included.
        await asyncio.gather(*tasks, return_exceptions=True)
