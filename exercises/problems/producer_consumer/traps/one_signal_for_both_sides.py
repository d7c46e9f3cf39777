# deadlock: one condition for both sides, and notify may wake the wrong one

import threading
from collections import deque


class Closed(Exception):
    pass


class BoundedBuffer:
    def __init__(self, capacity):
        self._capacity = capacity
        self._items = deque()
        self._closed = False
        self._changed = threading.Condition()

    def put(self, item):
        with self._changed:
            while len(self._items) >= self._capacity and not self._closed:
                self._changed.wait()
            if self._closed:
                raise RuntimeError("closed")
            self._items.append(item)
            self._changed.notify()

    def get(self):
        with self._changed:
            while not self._items and not self._closed:
                self._changed.wait()
            if not self._items:
                raise Closed
            item = self._items.popleft()
            self._changed.notify()
            return item

    def close(self):
        with self._changed:
            self._closed = True
            self._changed.notify_all()


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
