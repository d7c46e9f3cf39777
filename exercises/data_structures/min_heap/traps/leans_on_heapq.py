# own-work: lets heapq do the work

from heapq import heapify, heappop, heappush


class MinHeap:
    def __init__(self, items=()):
        self._items = list(items)
        heapify(self._items)

    def insert(self, item):
        heappush(self._items, item)

    def extract_min(self):
        return heappop(self._items)

    def peek(self):
        return self._items[0]

    def __len__(self):
        return len(self._items)
