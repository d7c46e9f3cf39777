# deadlock: put tells a consumer of an item only when the buffer was empty, so a second sleeper stays asleep

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
            if len(self._items) == 1:
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

    def produce(items):
        for item in items:
            try:
                buffer.put(item)
            except RuntimeError:
                return

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
    for thread in feeding:
        thread.join()
    buffer.close()
    for thread in draining:
        thread.join()
    _current = None
    return consumed


def stop():
    buffer = _current
    if buffer is not None:
        buffer.close()
