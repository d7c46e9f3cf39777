# exception: a block of fixed size that never grows


class Stack:
    def __init__(self):
        self._places = [None] * 64
        self._used = 0

    def push(self, item):
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
