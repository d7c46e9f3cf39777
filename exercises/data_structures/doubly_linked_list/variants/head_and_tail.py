# Head and tail pointers, None at both ends, and all the special cases.


class ListNode:
    def __init__(self, value, owner):
        self.value = value
        self.owner = owner
        self.prevNode = None
        self.nextNode = None


class DoublyLinkedList:
    def __init__(self):
        self.head = None
        self.tail = None
        self.count = 0

    def push_front(self, value):
        newNode = ListNode(value, self)
        newNode.nextNode = self.head
        if self.head is None:
            self.tail = newNode
        else:
            self.head.prevNode = newNode
        self.head = newNode
        self.count += 1
        return newNode

    def push_back(self, value):
        newNode = ListNode(value, self)
        newNode.prevNode = self.tail
        if self.tail is None:
            self.head = newNode
        else:
            self.tail.nextNode = newNode
        self.tail = newNode
        self.count += 1
        return newNode

    def pop_front(self):
        if self.head is None:
            raise IndexError("pop from empty list")
        node = self.head
        self.remove(node)
        return node.value

    def pop_back(self):
        if self.tail is None:
            raise IndexError("pop from empty list")
        node = self.tail
        self.remove(node)
        return node.value

    def remove(self, node):
        if node.owner is not self:
            raise ValueError("node is not in this list")
        if node.prevNode is None:
            self.head = node.nextNode
        else:
            node.prevNode.nextNode = node.nextNode
        if node.nextNode is None:
            self.tail = node.prevNode
        else:
            node.nextNode.prevNode = node.prevNode
        node.owner = None
        self.count -= 1

    def __iter__(self):
        node = self.head
        while node is not None:
            yield node.value
            node = node.nextNode

    def __reversed__(self):
        node = self.tail
        while node is not None:
            yield node.value
            node = node.prevNode

    def __len__(self):
        return self.count
