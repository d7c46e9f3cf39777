# failed: size counts the pushes and forgets the pops


class Stack:
    def __init__(self):
        self._items = []
        self._count = 0

    def push(self, item):
        self._items.append(item)
        self._count += 1

    def pop(self):
        return self._items.pop()

    def peek(self):
        return self._items[-1]

    def is_empty(self):
        return not self._items

    def size(self):
        return self._count
