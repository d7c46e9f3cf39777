# failed: counts the places that are not None


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
        return sum(place is not None for place in self._places[: self._used])

    def _grow(self):
        larger = [None] * (2 * len(self._places))
        for i in range(self._used):
            larger[i] = self._places[i]
        self._places = larger
