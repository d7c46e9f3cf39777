# own-work: lets queue.Queue do the waiting

import queue
import threading


class Closed(Exception):
    pass


class BoundedBuffer:
    def __init__(self, capacity):
        self._queue = queue.Queue(capacity)
        self._closed = threading.Event()

    def put(self, item):
        while not self._closed.is_set():
            try:
                return self._queue.put(item, timeout=0.01)
            except queue.Full:
                pass
        raise RuntimeError("closed")

    def get(self):
        while True:
            try:
                return self._queue.get(timeout=0.01)
            except queue.Empty:
                if self._closed.is_set() and self._queue.empty():
                    raise Closed from None

    def close(self):
        self._closed.set()


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
