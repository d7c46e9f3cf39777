# exception: takes a falsy item at the front for an empty queue


class Queue:
    def __init__(self):
        self._items = {}
        self._first = 0
        self._next = 0

    def enqueue(self, item):
        self._items[self._next] = item
        self._next += 1

    def dequeue(self):
        item = self.peek()
        del self._items[self._first]
        self._first += 1
        return item

    def peek(self):
        item = self._items.get(self._first)
        if not item:
            raise IndexError("empty queue")
        return item

    def is_empty(self):
        return self._first == self._next

    def __len__(self):
        return self._next - self._first
