# too-slow-growth: two stacks, but everything is poured back after each dequeue


class Queue:
    def __init__(self):
        self._items = []

    def enqueue(self, item):
        self._items.append(item)

    def dequeue(self):
        if not self._items:
            raise IndexError("empty queue")
        reverse = []
        while self._items:
            reverse.append(self._items.pop())
        front = reverse.pop()
        while reverse:
            self._items.append(reverse.pop())
        return front

    def peek(self):
        return self._items[0]

    def is_empty(self):
        return not self._items

    def __len__(self):
        return len(self._items)
