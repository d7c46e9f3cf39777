# too-slow-growth: extract_min looks at every item


class MinHeap:
    def __init__(self, items=()):
        self._items = list(items)

    def insert(self, item):
        self._items.append(item)

    def extract_min(self):
        smallest = self.peek()
        for i, item in enumerate(self._items):
            if item is smallest:
                self._items[i] = self._items[-1]
                self._items.pop()
                break
        return smallest

    def peek(self):
        if not self._items:
            raise IndexError("empty heap")
        return min(self._items)

    def __len__(self):
        return len(self._items)
