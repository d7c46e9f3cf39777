# A dummy node before the first one, no tail pointer, no counter.


class ListNode:
    def __init__(self, val=0, next=None):
        self.val = val
        self.next = next


class LinkedList:
    def __init__(self):
        self.dummy = ListNode()

    def insert_head(self, value):
        self.dummy.next = ListNode(value, self.dummy.next)

    def insert_tail(self, value):
        lastNode = self.dummy
        while lastNode.next:
            lastNode = lastNode.next
        lastNode.next = ListNode(value)

    def delete(self, value):
        prev = self.dummy
        while prev.next:
            if prev.next.val == value:
                prev.next = prev.next.next
                return True
            prev = prev.next
        return False

    def search(self, value):
        index, node = 0, self.dummy.next
        while node:
            if node.val == value:
                return index
            index, node = index + 1, node.next
        return -1

    def get(self, index):
        if index < 0:
            raise IndexError(index)
        node = self.dummy.next
        for _ in range(index):
            if node is None:
                break
            node = node.next
        if node is None:
            raise IndexError(index)
        return node.val

    def reverse(self):
        previous, current = None, self.dummy.next
        while current:
            following = current.next
            current.next = previous
            previous = current
            current = following
        self.dummy.next = previous

    def __iter__(self):
        node = self.dummy.next
        while node:
            yield node.val
            node = node.next

    def __len__(self):
        return sum(1 for _ in self)
