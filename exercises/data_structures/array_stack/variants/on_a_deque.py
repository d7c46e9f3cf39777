from collections import deque


class Stack:
    def __init__(self):
        self._d = deque()

    def push(self, item):
        self._d.appendleft(item)

    def pop(self):
        return self._d.popleft()

    def peek(self):
        return self._d[0]

    def is_empty(self):
        return len(self._d) == 0

    def size(self):
        return len(self._d)
