"""A web scraper: threads for a library that blocks, a semaphore for the crowd, and a memory of the last second."""

import asyncio
from collections import deque
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Callable, Deque, Dict, List, NamedTuple, Optional

import requests

# Seconds to connect, and seconds without a byte. Without it requests would wait for ever.
TIMEOUT = (3, 3)


class Page(NamedTuple):
    """What became of one URL."""

    url: str
    #: The HTTP status; None without a response.
    status: Optional[int]
    #: What ``parse`` made of the text.
    data: Any
    #: None, or something truthy that tells what went wrong.
    error: Any


class RateLimit:
    """Lets at most ``rate`` callers through in any second."""

    def __init__(self, rate: float) -> None:
        self._rate = rate
        self._recent: Deque[float] = deque()

    async def wait(self) -> None:
        loop = asyncio.get_running_loop()
        while True:
            now = loop.time()
            while self._recent and now - self._recent[0] >= 1:
                self._recent.popleft()
            # No await between looking and taking: no two tasks get the last place of a second.
            if len(self._recent) < self._rate:
                self._recent.append(now)
                return
            await asyncio.sleep(1 - (now - self._recent[0]))


def fetch(url: str, parse: Callable[[str], Any]) -> Page:
    """Fetch and parse one page; whatever goes wrong stands in the page. Blocks."""
    status = None
    try:
        response = requests.get(url, timeout=TIMEOUT)
        status = response.status_code
        if status >= 400:
            return Page(url, status, None, f"{status} {response.reason}")
        return Page(url, status, parse(response.text), None)
    except Exception as error:
        # The text of an exception may be empty, its representation is not.
        return Page(url, status, None, repr(error))


async def scrape(
    urls: List[str], parse: Callable[[str], Any], concurrency: int = 10, rate: Optional[float] = None
) -> Dict[str, Page]:
    """Fetch all ``urls`` with requests, at most ``concurrency`` at the same time; return their pages by URL.

    At most ``rate`` requests start in any second; None sets no such limit.
    """
    loop = asyncio.get_running_loop()
    limit = RateLimit(rate) if rate is not None else None
    places = asyncio.Semaphore(concurrency)
    # The pool of the loop may have fewer threads than that.
    pool = ThreadPoolExecutor(concurrency)

    async def one(url: str) -> Page:
        # The place first: who waited for the rate must then start at once.
        async with places:
            if limit is not None:
                await limit.wait()
            return await loop.run_in_executor(pool, fetch, url, parse)

    try:
        distinct = list(dict.fromkeys(urls))
        pages = await asyncio.gather(*map(one, distinct))
        return dict(zip(distinct, pages))
    finally:
        pool.shutdown(wait=False)
