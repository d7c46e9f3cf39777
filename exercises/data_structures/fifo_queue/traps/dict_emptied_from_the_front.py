# too-slow-growth: each first key lies behind the gaps of all those that were deleted


class Queue:
    def __init__(self):
        self._items = {}
        self._next = 0

    def enqueue(self, item):
        self._items[self._next] = item
        self._next += 1

    def dequeue(self):
        if not self._items:
            raise IndexError("empty")
        key = next(iter(self._items))
        return self._items.pop(key)

    def peek(self):
        if not self._items:
            raise IndexError("empty")
        return next(iter(self._items.values()))

    def is_empty(self):
        return not self._items

    def __len__(self):
        return len(self._items)
