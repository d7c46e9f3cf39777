# deadlock: producers count themselves out without a lock, so that nobody may be the last one who closes the buffer

import threading
from collections import deque


class Closed(Exception):
    pass


class BoundedBuffer:
    def __init__(self, capacity):
        self._capacity = capacity
        self._items = deque()
        self._closed = False
        lock = threading.Lock()
        self._not_full = threading.Condition(lock)
        self._not_empty = threading.Condition(lock)

    def put(self, item):
        with self._not_full:
            while len(self._items) >= self._capacity and not self._closed:
                self._not_full.wait()
            if self._closed:
                raise RuntimeError("closed")
            self._items.append(item)
            self._not_empty.notify()

    def get(self):
        with self._not_empty:
            while not self._items and not self._closed:
                self._not_empty.wait()
            if not self._items:
                raise Closed
            item = self._items.popleft()
            self._not_full.notify()
            return item

    def close(self):
        with self._not_full:
            self._closed = True
            self._not_full.notify_all()
            self._not_empty.notify_all()


_current = None


def run(producers, consumers, capacity):
    global _current
    buffer = _current = BoundedBuffer(capacity)
    consumed = []
    at_work = len(producers)
    if not producers:
        buffer.close()

    def produce(items):
        nonlocal at_work
        for item in items:
            try:
                buffer.put(item)
            except RuntimeError:
                break
        left = at_work - 1
        at_work = left
        if left == 0:
            buffer.close()

    def consume():
        while True:
            try:
                item = buffer.get()
            except Closed:
                return
            consumed.append(item)

    feeding = [threading.Thread(target=produce, args=(items,)) for items in producers]
    draining = [threading.Thread(target=consume) for _ in range(consumers)]
    for thread in feeding + draining:
        thread.start()
    for thread in feeding + draining:
        thread.join()
    _current = None
    return consumed


def stop():
    buffer = _current
    if buffer is not None:
        buffer.close()
