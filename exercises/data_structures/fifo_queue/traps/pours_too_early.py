# failed: pours the inbox onto items that still wait, so newcomers overtake them


class Queue:
    def __init__(self):
        self._inbox = []
        self._outbox = []

    def enqueue(self, item):
        self._inbox.append(item)

    def _pour(self):
        while self._inbox:
            self._outbox.append(self._inbox.pop())

    def dequeue(self):
        self._pour()
        if not self._outbox:
            raise IndexError("empty queue")
        return self._outbox.pop()

    def peek(self):
        self._pour()
        if not self._outbox:
            raise IndexError("empty queue")
        return self._outbox[-1]

    def is_empty(self):
        return not (self._inbox or self._outbox)

    def __len__(self):
        return len(self._inbox) + len(self._outbox)
