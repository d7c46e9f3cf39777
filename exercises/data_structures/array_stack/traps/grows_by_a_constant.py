# too-slow-growth: grows by a fixed number of places, so copying n pushes is quadratic


class Stack:
    def __init__(self):
        self._places = [None] * 4
        self._used = 0

    def push(self, item):
        if self._used == len(self._places):
            self._grow()
        self._places[self._used] = item
        self._used += 1

    def pop(self):
        item = self.peek()
        self._used -= 1
        return item

    def peek(self):
        if self._used == 0:
            raise IndexError("empty stack")
        return self._places[self._used - 1]

    def is_empty(self):
        return self._used == 0

    def size(self):
        return self._used

    def _grow(self):
        larger = [None] * (len(self._places) + 8)
        for i in range(self._used):
            larger[i] = self._places[i]
        self._places = larger
