# A block of places that doubles when it is full and halves when it is mostly empty.


class Stack:
    def __init__(self):
        self.places = [None]
        self.used = 0

    def push(self, item):
        if self.used == len(self.places):
            self.resizeTo(2 * self.used)
        self.places[self.used] = item
        self.used += 1

    def pop(self):
        item = self.peek()
        self.used -= 1
        self.places[self.used] = None
        if 0 < self.used <= len(self.places) // 4:
            self.resizeTo(len(self.places) // 2)
        return item

    def peek(self):
        if self.used == 0:
            raise IndexError("stack is empty")
        return self.places[self.used - 1]

    def is_empty(self):
        return self.used == 0

    def size(self):
        return self.used

    def resizeTo(self, capacity):
        larger = [None] * capacity
        for i in range(self.used):
            larger[i] = self.places[i]
        self.places = larger
