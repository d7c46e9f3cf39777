# failed: returns None for an empty queue instead of raising IndexError


class Queue:
    def __init__(self):
        self._inbox = []
        self._outbox = []

    def enqueue(self, item):
        self._inbox.append(item)

    def _pour(self):
        if not self._outbox:
            while self._inbox:
                self._outbox.append(self._inbox.pop())

    def dequeue(self):
        self._pour()
        return self._outbox.pop() if self._outbox else None

    def peek(self):
        self._pour()
        return self._outbox[-1] if self._outbox else None

    def is_empty(self):
        return not self._inbox and not self._outbox

    def __len__(self):
        return len(self._inbox) + len(self._outbox)
