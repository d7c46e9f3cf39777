# failed: reversed walks forwards


class Node:
    def __init__(self, value):
        self.value = value
        self.before = None
        self.after = None
        self.is_in = True


class DoublyLinkedList:
    def __init__(self):
        self.head = None
        self.tail = None
        self.length = 0

    def push_front(self, value):
        node = Node(value)
        node.after = self.head
        if self.head is None:
            self.tail = node
        else:
            self.head.before = node
        self.head = node
        self.length += 1
        return node

    def push_back(self, value):
        node = Node(value)
        node.before = self.tail
        if self.tail is None:
            self.head = node
        else:
            self.tail.after = node
        self.tail = node
        self.length += 1
        return node

    def pop_front(self):
        if self.head is None:
            raise IndexError("empty list")
        node = self.head
        self.unlink(node)
        return node.value

    def pop_back(self):
        if self.tail is None:
            raise IndexError("empty list")
        node = self.tail
        self.unlink(node)
        return node.value

    def remove(self, node):
        if not node.is_in:
            raise ValueError("the node is out already")
        self.unlink(node)

    def unlink(self, node):
        if node.before is None:
            self.head = node.after
        else:
            node.before.after = node.after
        if node.after is None:
            self.tail = node.before
        else:
            node.after.before = node.before
        node.is_in = False
        self.length -= 1

    def __iter__(self):
        node = self.head
        while node is not None:
            yield node.value
            node = node.after

    def __reversed__(self):
        node = self.head
        while node is not None:
            yield node.value
            node = node.after

    def __len__(self):
        return self.length
