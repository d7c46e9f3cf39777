# failed: a ring buffer that grows while its contents wrap around loses their order


class Queue:
    def __init__(self):
        self._slots = [None] * 8
        self._head = 0
        self._size = 0

    def enqueue(self, item):
        if self._size == len(self._slots):
            self._slots += [None] * len(self._slots)
        self._slots[(self._head + self._size) % len(self._slots)] = item
        self._size += 1

    def dequeue(self):
        item = self.peek()
        self._slots[self._head] = None
        self._head = (self._head + 1) % len(self._slots)
        self._size -= 1
        return item

    def peek(self):
        if self._size == 0:
            raise IndexError("empty queue")
        return self._slots[self._head]

    def is_empty(self):
        return self._size == 0

    def __len__(self):
        return self._size
