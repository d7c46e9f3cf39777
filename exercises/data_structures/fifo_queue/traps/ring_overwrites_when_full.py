# failed: a ring buffer of fixed size overwrites waiting items when it is full


class Queue:
    CAPACITY = 32

    def __init__(self):
        self._slots = [None] * self.CAPACITY
        self._head = 0
        self._tail = 0

    def enqueue(self, item):
        self._slots[self._tail % self.CAPACITY] = item
        self._tail += 1

    def dequeue(self):
        item = self.peek()
        self._head += 1
        return item

    def peek(self):
        if self._head == self._tail:
            raise IndexError("empty queue")
        return self._slots[self._head % self.CAPACITY]

    def is_empty(self):
        return self._head == self._tail

    def __len__(self):
        return self._tail - self._head
