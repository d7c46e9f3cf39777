"""Threads from a pool, waits that look again after a while, and a print for every item."""

from __future__ import annotations

import threading
from collections import deque
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Iterable


class Closed(Exception):
    """The buffer has ended."""


class BufferClosedError(RuntimeError):
    """An item was refused."""


class BoundedBuffer:
    def __init__(self, capacity: int) -> None:
        self.capacity = capacity
        self._queue: deque[Any] = deque()
        self._open = True
        self._changed = threading.Condition(threading.RLock())

    def put(self, item: Any) -> None:
        with self._changed:
            while self._open:
                if len(self._queue) < self.capacity:
                    self._queue.append(item)
                    self._changed.notify_all()
                    return
                self._changed.wait(timeout=5)
            raise BufferClosedError

    def get(self) -> Any:
        with self._changed:
            while True:
                if self._queue:
                    item = self._queue.popleft()
                    self._changed.notify_all()
                    return item
                if not self._open:
                    raise Closed
                self._changed.wait(timeout=5)

    def close(self) -> None:
        with self._changed:
            self._open = False
            self._changed.notify_all()


_running: BoundedBuffer | None = None


def _feed(buffer: BoundedBuffer, items: Iterable[Any]) -> None:
    for item in items:
        try:
            buffer.put(item)
        except BufferClosedError:
            break


def _drain(buffer: BoundedBuffer) -> list[Any]:
    taken = []
    while True:
        try:
            taken.append(buffer.get())
        except Closed:
            return taken
        print("consumed", taken[-1])


def run(producers: list[Iterable[Any]], consumers: int, capacity: int) -> list[Any]:
    global _running
    buffer = BoundedBuffer(capacity)
    _running = buffer
    try:
        with ThreadPoolExecutor(max_workers=len(producers) + consumers) as pool:
            drains = [pool.submit(_drain, buffer) for _ in range(consumers)]
            feeds = [pool.submit(_feed, buffer, items) for items in producers]
            for feed in feeds:
                feed.result()
            buffer.close()
            return [item for drain in drains for item in drain.result()]
    finally:
        _running = None


def stop() -> None:
    buffer = _running  # one look: the run may end at any moment
    if buffer is not None:
        buffer.close()
