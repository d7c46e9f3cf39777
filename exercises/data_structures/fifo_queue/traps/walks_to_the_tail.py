# too-slow-growth: enqueue walks the whole chain to find its end


class _Node:
    def __init__(self, item):
        self.item = item
        self.next = None


class Queue:
    def __init__(self):
        self._head = None
        self._size = 0

    def enqueue(self, item):
        self._size += 1
        if self._head is None:
            self._head = _Node(item)
            return
        node = self._head
        while node.next is not None:
            node = node.next
        node.next = _Node(item)

    def dequeue(self):
        item = self.peek()
        self._head = self._head.next
        self._size -= 1
        return item

    def peek(self):
        if self._head is None:
            raise IndexError("empty queue")
        return self._head.item

    def is_empty(self):
        return self._head is None

    def __len__(self):
        return self._size
