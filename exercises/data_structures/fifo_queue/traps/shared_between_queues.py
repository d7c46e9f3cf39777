# failed: the items live in the class, so all queues are one queue


class Queue:
    _inbox = []
    _outbox = []

    def enqueue(self, item):
        self._inbox.append(item)

    def _pour(self):
        if not self._outbox:
            while self._inbox:
                self._outbox.append(self._inbox.pop())

    def dequeue(self):
        self._pour()
        return self._outbox.pop()

    def peek(self):
        self._pour()
        return self._outbox[-1]

    def is_empty(self):
        return not (self._inbox or self._outbox)

    def __len__(self):
        return len(self._inbox) + len(self._outbox)
