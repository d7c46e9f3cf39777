# exception: when the last node leaves, the tail still points at it, and the next item is lost


class _Node:
    def __init__(self, item):
        self.item = item
        self.next = None


class Queue:
    def __init__(self):
        self._head = None
        self._tail = None
        self._size = 0

    def enqueue(self, item):
        node = _Node(item)
        if self._tail is None:
            self._head = node
        else:
            self._tail.next = node
        self._tail = node
        self._size += 1

    def dequeue(self):
        if self._head is None:
            raise IndexError("empty queue")
        node = self._head
        self._head = node.next
        self._size -= 1
        return node.item

    def peek(self):
        if self._head is None:
            raise IndexError("empty queue")
        return self._head.item

    def is_empty(self):
        return self._size == 0

    def __len__(self):
        return self._size
