"""A task for each page, started by a dispatcher that keeps the pace; a limit of time around every task."""

from __future__ import annotations

import asyncio
from types import SimpleNamespace
from typing import Any, Callable

import requests


def Page(url: str, status: int | None, data: Any, error: Any) -> SimpleNamespace:
    return SimpleNamespace(url=url, status=status, data=data, error=error)


async def scrape(
    urls: list[str], parse: Callable[[str], Any], concurrency: int = 10, rate: float | None = None
) -> dict[str, SimpleNamespace]:
    room = asyncio.Semaphore(concurrency)
    result: dict[str, SimpleNamespace] = {}
    loop = asyncio.get_running_loop()

    async def fetch(url: str) -> None:
        status = None
        try:
            future = loop.run_in_executor(None, lambda: requests.get(url, timeout=6))
            response = await asyncio.wait_for(future, 8)
            status = response.status_code
            if status >= 400:
                raise RuntimeError(f"the server says {status}")
            result[url] = Page(url, status, parse(response.text), None)
        except Exception as error:
            result[url] = Page(url, status, None, {"kind": type(error).__name__, "text": str(error)})
        finally:
            room.release()

    tasks = []
    last = None
    for url in dict.fromkeys(urls):
        await room.acquire()
        if rate is not None and last is not None:
            await asyncio.sleep(max(0.0, last + 1 / rate - loop.time()))
        last = loop.time()
        tasks.append(asyncio.create_task(fetch(url)))
    for task in tasks:
        await task
    return result
