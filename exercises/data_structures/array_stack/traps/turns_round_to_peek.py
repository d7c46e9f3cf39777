# too-slow-growth: peek turns the whole list round


class Stack:
    def __init__(self):
        self._items = []

    def push(self, item):
        self._items.append(item)

    def pop(self):
        return self._items.pop()

    def peek(self):
        return list(reversed(self._items))[0]

    def is_empty(self):
        return not self._items

    def size(self):
        return len(self._items)
