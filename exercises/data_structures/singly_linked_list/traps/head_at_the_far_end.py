# too-slow-growth: keeps the chain the other way round, so that insert_head walks to its end


class Node:
    def __init__(self, value):
        self.value = value
        self.next = None


class LinkedList:
    """The chain runs from the last value to the first."""

    def __init__(self):
        self.last = None

    def insert_tail(self, value):
        node = Node(value)
        node.next = self.last
        self.last = node

    def insert_head(self, value):
        if self.last is None:
            self.last = Node(value)
            return
        node = self.last
        while node.next is not None:
            node = node.next
        node.next = Node(value)

    def _backwards(self):
        node = self.last
        while node is not None:
            yield node.value
            node = node.next

    def __iter__(self):
        values = None
        for value in self._backwards():
            values = (value, values)
        while values is not None:
            value, values = values
            yield value

    def delete(self, value):
        found, before, node = None, None, self.last
        while node is not None:
            if node.value == value:
                found = (before, node)
            before, node = node, node.next
        if found is None:
            return False
        before, node = found
        if before is None:
            self.last = node.next
        else:
            before.next = node.next
        return True

    def search(self, value):
        for index, each in enumerate(self):
            if each == value:
                return index
        return -1

    def get(self, index):
        for place, value in enumerate(self):
            if place == index:
                return value
        raise IndexError("index out of range")

    def reverse(self):
        before, node = None, self.last
        while node is not None:
            node.next, before, node = before, node, node.next
        self.last = before

    def __len__(self):
        return sum(1 for _ in self._backwards())
