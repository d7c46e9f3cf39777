# too-slow-growth: halves its block as soon as half of it is free, so a push and a pop in turn copy everything each time


class Stack:
    def __init__(self):
        self._places = [None] * 4
        self._used = 0

    def _move_to(self, room):
        places = [None] * room
        for index in range(self._used):
            places[index] = self._places[index]
        self._places = places

    def push(self, item):
        if self._used == len(self._places):
            self._move_to(2 * self._used)
        self._places[self._used] = item
        self._used += 1

    def pop(self):
        item = self.peek()
        self._used -= 1
        if 4 < 2 * self._used <= len(self._places):
            self._move_to(len(self._places) // 2)
        return item

    def peek(self):
        if self._used == 0:
            raise IndexError("empty stack")
        return self._places[self._used - 1]

    def is_empty(self):
        return self._used == 0

    def size(self):
        return self._used
