# Workers take URLs from a queue; a session; slots of time are handed out by a lock that threads share.
import asyncio
import threading
import time
from dataclasses import dataclass
from typing import Any, Optional

import requests
from requests.exceptions import RequestException


@dataclass
class Page:
    url: str
    status: Optional[int] = None
    data: Any = None
    error: Optional[str] = None


class Pacer:
    def __init__(self, perSecond):
        self.gap = 1.0 / perSecond if perSecond else 0.0
        self.lock = threading.Lock()
        self.nextSlot = 0.0

    def pause(self):
        if not self.gap:
            return
        with self.lock:
            now = time.monotonic()
            wait = self.nextSlot - now
            if wait > 0:
                time.sleep(wait)
            self.nextSlot = max(now, self.nextSlot) + self.gap


def fetchOne(session, pacer, url, parse):
    page = Page(url)
    pacer.pause()
    try:
        reply = session.get(url, timeout=4)
    except RequestException as problem:
        page.error = type(problem).__name__
        return page
    page.status = reply.status_code
    if not reply.ok:
        page.error = "HTTP %d" % reply.status_code
        return page
    try:
        page.data = parse(reply.text)
    except Exception as problem:
        page.error = "parse: " + type(problem).__name__
    return page


async def scrape(urls, parse, concurrency=10, rate=None):
    todo = asyncio.Queue()
    for url in set(urls):
        todo.put_nowait(url)
    pacer = Pacer(rate)
    pages = {}

    async def worker():
        while not todo.empty():
            url = todo.get_nowait()
            print("fetching", url)
            pages[url] = await asyncio.get_running_loop().run_in_executor(None, fetchOne, session, pacer, url, parse)

    with requests.Session() as session:
        await asyncio.gather(*[worker() for _ in range(concurrency)])
    return pages
