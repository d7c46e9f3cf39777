"""Two semaphores count free and filled places; closing lets one extra permit wander from thread to thread."""

import threading


class Closed(Exception):
    pass


class BoundedBuffer:
    def __init__(self, capacity):
        self.free = threading.Semaphore(capacity)
        self.filled = threading.Semaphore(0)
        self.mutex = threading.Lock()
        self.items = []
        self.closed = False

    def put(self, item):
        self.free.acquire()
        with self.mutex:
            if self.closed:
                self.free.release()
                raise RuntimeError("closed")
            self.items.append(item)
        self.filled.release()

    def get(self):
        self.filled.acquire()
        with self.mutex:
            if not self.items:
                self.filled.release()
                raise Closed
            item = self.items.pop(0)
        self.free.release()
        return item

    def close(self):
        with self.mutex:
            self.closed = True
        self.free.release()
        self.filled.release()


current = None


def run(producers, consumers, capacity):
    global current
    buffer = current = BoundedBuffer(capacity)
    bags = [[] for _ in range(consumers)]

    def feed(iterable):
        try:
            for item in iterable:
                buffer.put(item)
        except RuntimeError:
            pass

    def drain(bag):
        try:
            while True:
                bag.append(buffer.get())
        except Closed:
            pass

    feeders = [threading.Thread(target=feed, args=(p,)) for p in producers]
    drainers = [threading.Thread(target=drain, args=(bag,)) for bag in bags]
    for t in drainers + feeders:
        t.start()
    for t in feeders:
        t.join()
    buffer.close()
    for t in drainers:
        t.join()
    current = None
    return sum(bags, [])


def stop():
    buffer = current
    if buffer is not None:
        buffer.close()
