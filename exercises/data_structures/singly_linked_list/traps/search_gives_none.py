# failed: returns None when the value is not there


class Node:
    def __init__(self, value, next=None):
        self.value = value
        self.next = next


class LinkedList:
    def __init__(self):
        self.head = None
        self.tail = None
        self.length = 0

    def insert_head(self, value):
        self.head = Node(value, self.head)
        if self.tail is None:
            self.tail = self.head
        self.length += 1

    def insert_tail(self, value):
        node = Node(value)
        if self.tail is None:
            self.head = node
        else:
            self.tail.next = node
        self.tail = node
        self.length += 1

    def delete(self, value):
        before = None
        node = self.head
        while node is not None:
            if node.value == value:
                if before is None:
                    self.head = node.next
                else:
                    before.next = node.next
                if node is self.tail:
                    self.tail = before
                self.length -= 1
                return True
            before = node
            node = node.next
        return False

    def search(self, value):
        index = 0
        node = self.head
        while node is not None:
            if node.value == value:
                return index
            index += 1
            node = node.next
        return None

    def get(self, index):
        if index < 0 or index >= self.length:
            raise IndexError("index out of range")
        node = self.head
        for _ in range(index):
            node = node.next
        return node.value

    def reverse(self):
        before = None
        node = self.head
        self.tail = self.head
        while node is not None:
            following = node.next
            node.next = before
            before = node
            node = following
        self.head = before

    def __iter__(self):
        node = self.head
        while node is not None:
            yield node.value
            node = node.next

    def __len__(self):
        return self.length
