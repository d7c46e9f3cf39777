# deadlock: run counts what was consumed, and leaves its consumers waiting for more

import threading
from collections import deque


class Closed(Exception):
    pass


class BoundedBuffer:
    def __init__(self, capacity):
        self.capacity = capacity
        self.items = deque()
        self.closed = False
        self.changed = threading.Condition()

    def put(self, item):
        with self.changed:
            while len(self.items) >= self.capacity and not self.closed:
                self.changed.wait()
            if self.closed:
                raise RuntimeError("closed")
            self.items.append(item)
            self.changed.notify_all()

    def get(self):
        with self.changed:
            while not self.items:
                if self.closed:
                    raise Closed()
                self.changed.wait()
            item = self.items.popleft()
            self.changed.notify_all()
            return item

    def close(self):
        with self.changed:
            self.closed = True
            self.changed.notify_all()


current = None


def run(producers, consumers, capacity):
    global current
    current = buffer = BoundedBuffer(capacity)
    consumed = []
    accepted = 0
    progress = threading.Condition()

    def produce(items):
        nonlocal accepted
        for item in items:
            try:
                buffer.put(item)
            except RuntimeError:
                return
            with progress:
                accepted += 1

    def consume():
        while True:
            try:
                item = buffer.get()
            except Closed:
                return
            with progress:
                consumed.append(item)
                progress.notify_all()

    feeding = [threading.Thread(target=produce, args=(items,)) for items in producers]
    for thread in feeding:
        thread.start()
    for _ in range(consumers):
        threading.Thread(target=consume, daemon=True).start()
    for thread in feeding:
        thread.join()
    with progress:
        progress.wait_for(lambda: len(consumed) == accepted)
    return consumed


def stop():
    if current is not None:
        current.close()
