# Ring buffer that doubles, written the way people write who come from Java.


class Queue:
    def __init__(self):
        self.slots = [None] * 4
        self.head = 0
        self.count = 0

    def enqueue(self, item):
        if self.count == len(self.slots):
            self.growSlots()
        self.slots[self.wrapIndex(self.count)] = item
        self.count += 1

    def dequeue(self):
        item = self.peek()
        self.slots[self.head] = None
        self.head = self.wrapIndex(1)
        self.count -= 1
        return item

    def peek(self):
        if self.is_empty():
            raise IndexError
        return self.slots[self.head]

    def is_empty(self):
        return self.count == 0

    def __len__(self):
        return self.count

    def wrapIndex(self, offset):
        return (self.head + offset) % len(self.slots)

    def growSlots(self):
        old = [self.slots[self.wrapIndex(i)] for i in range(self.count)]
        self.slots = old + [None] * len(old)
        self.head = 0
