"""Asyncio meets blocking code: a way out of the loop, and a time limit that cleans up."""

from typing import Any, Callable, Coroutine, List, Sequence


async def run_blocking(fn: Callable[..., Any], *args: Any) -> Any:
    """Return what ``fn(*args)`` returns, or raise what it raises; the loop goes on meanwhile."""
    raise NotImplementedError("run_blocking(fn, *args) should run the function off the loop.")


async def run_all(coros: Sequence[Coroutine[Any, Any, Any]], timeout: float) -> List[Any]:
    """Return the results of all ``coros``, in order; TimeoutError after ``timeout`` seconds.

    Every task has ended, clean-up included, when this ends.
    """
    raise NotImplementedError("run_all(coros, timeout) should run the coroutines at the same time.")
