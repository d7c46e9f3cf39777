# exception: takes a waiting None for an empty queue


class Queue:
    def __init__(self):
        self._inbox = []
        self._outbox = []

    def enqueue(self, item):
        self._inbox.append(item)

    def _front(self):
        if not self._outbox:
            self._outbox = self._inbox[::-1]
            self._inbox = []
        return self._outbox[-1] if self._outbox else None

    def dequeue(self):
        if self._front() is None:
            raise IndexError("empty queue")
        return self._outbox.pop()

    def peek(self):
        front = self._front()
        if front is None:
            raise IndexError("empty queue")
        return front

    def is_empty(self):
        return len(self) == 0

    def __len__(self):
        return len(self._inbox) + len(self._outbox)
