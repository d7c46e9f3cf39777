"""Inherits from list, and from a deque's idea of nothing at all."""


class Stack(list):
    push = list.append

    def peek(self):
        return self[-1]

    def is_empty(self):
        return not self

    def size(self):
        return len(self)
