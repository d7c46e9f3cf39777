# too-slow-growth: size counts the items one by one, and is_empty asks size


class Stack:
    def __init__(self):
        self._items = []

    def push(self, item):
        self._items.append(item)

    def pop(self):
        return self._items.pop()

    def peek(self):
        return self._items[-1]

    def is_empty(self):
        return self.size() == 0

    def size(self):
        return sum(1 for _ in self._items)
