# failed: waits for the rate with time.sleep, and the event loop with it
import asyncio
import time
from collections import namedtuple

import requests

Page = namedtuple("Page", "url status data error")


def fetch(url, parse):
    status = None
    try:
        response = requests.get(url, timeout=3)
        status = response.status_code
        if status >= 400:
            return Page(url, status, None, f"HTTP {status}")
        return Page(url, status, parse(response.text), None)
    except Exception as error:
        return Page(url, status, None, repr(error))


async def scrape(urls, parse, concurrency=10, rate=None):
    loop = asyncio.get_running_loop()
    places = asyncio.Semaphore(concurrency)
    last = None

    async def one(url):
        nonlocal last
        async with places:
            if rate and last is not None:
                time.sleep(max(0, last + 1 / rate - time.monotonic()))
            last = time.monotonic()
            return await loop.run_in_executor(None, fetch, url, parse)

    distinct = list(set(urls))
    pages = await asyncio.gather(*[one(url) for url in distinct])
    return dict(zip(distinct, pages))
