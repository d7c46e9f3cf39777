# failed: a full bucket lets a second's worth through at once, and refills meanwhile
import asyncio
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


class Limit:
    def __init__(self, rate):
        self.rate = rate
        self.tokens = rate
        self.last = asyncio.get_running_loop().time()
        self.lock = asyncio.Lock()

    async def wait(self):
        loop = asyncio.get_running_loop()
        async with self.lock:
            while self.rate:
                now = loop.time()
                self.tokens = min(self.rate, self.tokens + (now - self.last) * self.rate)
                self.last = now
                if self.tokens >= 1:
                    self.tokens -= 1
                    return
                await asyncio.sleep((1 - self.tokens) / self.rate)


async def scrape(urls, parse, concurrency=10, rate=None):
    loop = asyncio.get_running_loop()
    places = asyncio.Semaphore(concurrency)
    limit = Limit(rate)

    async def one(url):
        async with places:
            await limit.wait()
            return await loop.run_in_executor(None, fetch, url, parse)

    distinct = list(set(urls))
    pages = await asyncio.gather(*[one(url) for url in distinct])
    return dict(zip(distinct, pages))
