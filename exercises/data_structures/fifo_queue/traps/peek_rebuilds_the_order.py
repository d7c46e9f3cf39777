# too-slow-growth: peek puts all items in one list to look at the first


class Queue:
    def __init__(self):
        self._inbox = []
        self._outbox = []

    def enqueue(self, item):
        self._inbox.append(item)

    def dequeue(self):
        if not self._outbox:
            self._inbox.reverse()
            self._outbox, self._inbox = self._inbox, []
        return self._outbox.pop()

    def peek(self):
        in_order = self._outbox[::-1] + self._inbox
        return in_order[0]

    def is_empty(self):
        return not (self._inbox or self._outbox)

    def __len__(self):
        return len(self._inbox) + len(self._outbox)
