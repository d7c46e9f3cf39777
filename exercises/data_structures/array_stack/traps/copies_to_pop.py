# too-slow-growth: pop builds a new list without the top item


class Stack:
    def __init__(self):
        self._items = []

    def push(self, item):
        self._items.append(item)

    def pop(self):
        top = self._items[-1]
        self._items = self._items[:-1]
        return top

    def peek(self):
        return self._items[-1]

    def is_empty(self):
        return not self._items

    def size(self):
        return len(self._items)
