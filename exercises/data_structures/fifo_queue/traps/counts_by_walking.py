# too-slow-growth: len walks the whole chain, and is_empty asks len


class _Node:
    def __init__(self, item):
        self.item = item
        self.next = None


class Queue:
    def __init__(self):
        self._head = self._tail = None

    def enqueue(self, item):
        node = _Node(item)
        if self._head is None:
            self._head = node
        else:
            self._tail.next = node
        self._tail = node

    def dequeue(self):
        item = self.peek()
        self._head = self._head.next
        return item

    def peek(self):
        if self._head is None:
            raise IndexError("empty queue")
        return self._head.item

    def is_empty(self):
        return len(self) == 0

    def __len__(self):
        count = 0
        node = self._head
        while node is not None:
            count += 1
            node = node.next
        return count
