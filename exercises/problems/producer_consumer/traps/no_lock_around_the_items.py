# race: looks and acts without a lock, and naps while it waits

import threading
import time


class Closed(Exception):
    pass


class BoundedBuffer:
    def __init__(self, capacity):
        self._capacity = capacity
        self._items = []
        self._closed = False

    def put(self, item):
        while len(self._items) >= self._capacity and not self._closed:
            time.sleep(0.001)
        if self._closed:
            raise RuntimeError("closed")
        self._items.append(item)

    def get(self):
        while not self._items:
            if self._closed:
                raise Closed
            time.sleep(0.001)
        return self._items.pop(0)

    def close(self):
        self._closed = True


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
