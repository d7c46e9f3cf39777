# A pool of threads does it all; the coroutine only waits for it, and walks away from what hangs.
import asyncio
import concurrent.futures
import threading
import time
from collections import namedtuple

import requests as http

Page = namedtuple("Page", "url status data error")


def _clock(rate):
    # The time of each start that counts for the last second.
    starts, guard = [], threading.Lock()

    def begin():
        while rate:
            with guard:
                now = time.monotonic()
                starts[:] = [start for start in starts if now - start < 1.0]
                if len(starts) < rate:
                    starts.append(now)
                    return
                pause = 1.0 - (now - starts[0])
            time.sleep(pause)

    return begin


async def scrape(urls, parse, concurrency=10, rate=None):
    begin = _clock(rate)

    def get(url):
        begin()
        response = http.request("GET", url, timeout=(2, 5), headers={"User-Agent": "practice/1.0"})
        response.raise_for_status()
        return response

    if not urls:
        return {}
    loop = asyncio.get_event_loop()
    pool = concurrent.futures.ThreadPoolExecutor(max_workers=concurrency)
    running = {url: loop.run_in_executor(pool, get, url) for url in sorted(set(urls))}
    await asyncio.wait(running.values())
    pool.shutdown()
    pages = {}
    for url, future in running.items():
        failure = future.exception()
        response = getattr(failure, "response", None) if failure else future.result()
        status = None if response is None else response.status_code
        data = None
        if failure is None:
            try:
                data = parse(response.text)
            except Exception as wrong:
                failure = wrong
        pages[url] = Page(url, status, data, failure)
    return pages
