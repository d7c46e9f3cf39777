# own-work: keeps a list and sorts it


class MinHeap:
    def __init__(self, items=()):
        self._items = sorted(items, reverse=True)

    def insert(self, item):
        self._items.append(item)
        self._items.sort(reverse=True)

    def extract_min(self):
        return self._items.pop()

    def peek(self):
        return self._items[-1]

    def __len__(self):
        return len(self._items)
