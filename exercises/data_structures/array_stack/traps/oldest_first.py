# failed: gives back the oldest item first


class Stack:
    def __init__(self):
        self._items = []

    def push(self, item):
        self._items.append(item)

    def pop(self):
        return self._items.pop(0)

    def peek(self):
        return self._items[0]

    def is_empty(self):
        return not self._items

    def size(self):
        return len(self._items)
