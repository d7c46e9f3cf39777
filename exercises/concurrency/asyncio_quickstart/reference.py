"""Start and stop an event loop: asyncio.run for the loop, one wrapper for the tasks."""

import asyncio
from typing import Any, Callable, Coroutine, Sequence

Job = Callable[[], Coroutine[Any, Any, Any]]


def run(main: Job, background: Sequence[Job]) -> Any:
    """Run ``main`` on a new loop beside ``background``; return its result, with nothing left behind."""

    async def everything() -> Any:
        tasks = [asyncio.ensure_future(job()) for job in background]
        try:
            return await main()
        finally:
            for task in tasks:
                task.cancel()
            # Cancelling is a request; what they raise is nobody's business here.
            await asyncio.gather(*tasks, return_exceptions=True)

    return asyncio.run(everything())
