# own-work: lets the queue module do the work

from queue import Empty, SimpleQueue


class Queue:
    def __init__(self):
        self._items = SimpleQueue()
        self._peeked = []

    def enqueue(self, item):
        self._items.put(item)

    def dequeue(self):
        self.peek()
        return self._peeked.pop()

    def peek(self):
        if not self._peeked:
            try:
                self._peeked.append(self._items.get_nowait())
            except Empty:
                raise IndexError("empty queue") from None
        return self._peeked[0]

    def is_empty(self):
        return len(self) == 0

    def __len__(self):
        return self._items.qsize() + len(self._peeked)
