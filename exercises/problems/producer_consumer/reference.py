"""Producers and consumers: one lock, two conditions, and an end that everybody hears of."""

import threading
from collections import deque
from typing import Any, Deque, Iterable, List


class Closed(Exception):
    """Raised by ``get`` when the buffer is closed and nothing is left in it."""


class BoundedBuffer:
    """A first in, first out buffer between threads."""

    def __init__(self, capacity: int) -> None:
        self._capacity = capacity
        self._items: Deque[Any] = deque()
        self._closed = False
        lock = threading.Lock()
        self._not_full = threading.Condition(lock)
        self._not_empty = threading.Condition(lock)

    def put(self, item: Any) -> None:
        """Add ``item``; wait while the buffer is full. RuntimeError once it is closed."""
        with self._not_full:
            # A signal is only a reason to look again: another producer may have been faster.
            while len(self._items) >= self._capacity and not self._closed:
                self._not_full.wait()
            if self._closed:
                raise RuntimeError("the buffer is closed")
            self._items.append(item)
            self._not_empty.notify()

    def get(self) -> Any:
        """Remove and return the oldest item; wait while there is none. Closed when none will come."""
        with self._not_empty:
            while not self._items and not self._closed:
                self._not_empty.wait()
            if not self._items:
                raise Closed("the buffer is closed and empty")
            item = self._items.popleft()
            self._not_full.notify()
            return item

    def close(self) -> None:
        """Accept no more items."""
        with self._not_full:
            self._closed = True
            self._not_full.notify_all()
            self._not_empty.notify_all()


_runs_lock = threading.Lock()
_runs: List[BoundedBuffer] = []


def run(producers: List[Iterable[Any]], consumers: int, capacity: int) -> List[Any]:
    """Feed each iterable from a thread of its own to ``consumers`` threads; return all items consumed."""
    buffer = BoundedBuffer(capacity)
    consumed: List[Any] = []
    consumed_lock = threading.Lock()

    def produce(items: Iterable[Any]) -> None:
        for item in items:
            try:
                buffer.put(item)
            except RuntimeError:
                return

    def consume() -> None:
        while True:
            try:
                item = buffer.get()
            except Closed:
                return
            with consumed_lock:
                consumed.append(item)

    with _runs_lock:
        _runs.append(buffer)
    feeding = [threading.Thread(target=produce, args=(items,)) for items in producers]
    draining = [threading.Thread(target=consume) for _ in range(consumers)]
    for thread in feeding + draining:
        thread.start()
    # The order matters: closing before the last producer is done would turn its items away.
    for thread in feeding:
        thread.join()
    buffer.close()
    for thread in draining:
        thread.join()
    with _runs_lock:
        _runs.remove(buffer)
    return consumed


def stop() -> None:
    """Let the ``run`` in progress take no more, consume what was accepted, and return."""
    with _runs_lock:
        for buffer in _runs:
            buffer.close()
