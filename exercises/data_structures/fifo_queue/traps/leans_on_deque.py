# own-work: lets collections.deque do the work

import collections


class Queue:
    def __init__(self):
        self._items = collections.deque()

    def enqueue(self, item):
        self._items.append(item)

    def dequeue(self):
        return self._items.popleft()

    def peek(self):
        return self._items[0]

    def is_empty(self):
        return not self._items

    def __len__(self):
        return len(self._items)
