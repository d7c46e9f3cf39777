# too-slow-growth: builds by n inserts, O(n log n) comparisons for a descending list


class MinHeap:
    def __init__(self, items=()):
        self._items = []
        for item in items:
            self.insert(item)

    def insert(self, item):
        self._items.append(item)
        self._sift_up(len(self._items) - 1)

    def extract_min(self):
        if not self._items:
            raise IndexError("empty heap")
        smallest = self._items[0]
        last = self._items.pop()
        if self._items:
            self._items[0] = last
            self._sift_down(0)
        return smallest

    def peek(self):
        if not self._items:
            raise IndexError("empty heap")
        return self._items[0]

    def __len__(self):
        return len(self._items)

    def _sift_up(self, i):
        while i > 0:
            parent = (i - 1) // 2
            if not self._items[i] < self._items[parent]:
                break
            self._swap(i, parent)
            i = parent

    def _sift_down(self, i):
        n = len(self._items)
        while 2 * i + 1 < n:
            child = 2 * i + 1
            if child + 1 < n and self._items[child + 1] < self._items[child]:
                child += 1
            if not self._items[child] < self._items[i]:
                break
            self._swap(i, child)
            i = child

    def _swap(self, i, j):
        self._items[i], self._items[j] = self._items[j], self._items[i]
