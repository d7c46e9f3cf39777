# A ring of slots, one condition, notify_all everywhere.
import threading


class Closed(Exception):
    """Nothing left."""


class BoundedBuffer:
    def __init__(self, capacity):
        self.slots = [None] * capacity
        self.readAt = 0
        self.size = 0
        self.isClosed = False
        self.changed = threading.Condition()

    def put(self, item):
        with self.changed:
            self.changed.wait_for(lambda: self.isClosed or self.size < len(self.slots))
            if self.isClosed:
                raise RuntimeError("put after close")
            writeAt = (self.readAt + self.size) % len(self.slots)
            self.slots[writeAt] = item
            self.size += 1
            self.changed.notify_all()

    def get(self):
        with self.changed:
            self.changed.wait_for(lambda: self.isClosed or self.size > 0)
            if self.size == 0:
                raise Closed()
            item = self.slots[self.readAt]
            self.slots[self.readAt] = None
            self.readAt = (self.readAt + 1) % len(self.slots)
            self.size -= 1
            self.changed.notify_all()
        return item

    def close(self):
        with self.changed:
            self.isClosed = True
            self.changed.notify_all()


class Pipeline:
    running = None

    def __init__(self, capacity):
        self.buffer = BoundedBuffer(capacity)
        self.stopped = threading.Event()
        self.output = []

    def produceFrom(self, iterable):
        for item in iterable:
            if self.stopped.is_set():
                break
            self.buffer.put(item)

    def consume(self):
        while True:
            try:
                self.output.append(self.buffer.get())
            except Closed:
                return


def run(producers, consumers, capacity):
    pipeline = Pipeline.running = Pipeline(capacity)
    producerThreads = []
    for iterable in producers:
        producerThreads.append(threading.Thread(target=pipeline.produceFrom, args=[iterable]))
    consumerThreads = [threading.Thread(target=pipeline.consume) for _ in range(consumers)]
    for thread in producerThreads + consumerThreads:
        thread.start()
    for thread in producerThreads:
        thread.join()
    pipeline.buffer.close()
    for thread in consumerThreads:
        thread.join()
    Pipeline.running = None
    return pipeline.output


def stop():
    pipeline = Pipeline.running
    if pipeline:
        pipeline.stopped.set()
