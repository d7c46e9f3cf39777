"""A dict keyed by arrival number: the front is the lowest number that is still there."""


class Queue:
    def __init__(self):
        self.waiting = {}
        self.next_in = 0
        self.next_out = 0

    def enqueue(self, item):
        print("enqueue", repr(item), "as number", self.next_in)
        self.waiting[self.next_in] = item
        self.next_in += 1
        return self

    def dequeue(self):
        item = self.peek()
        del self.waiting[self.next_out]
        self.next_out += 1
        return item

    def peek(self):
        try:
            return self.waiting[self.next_out]
        except KeyError:
            raise IndexError("queue is empty") from None

    def is_empty(self):
        return not self.waiting

    def __len__(self):
        return self.next_in - self.next_out
