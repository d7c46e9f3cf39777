"""A sentinel at either end; a node that is out has no neighbours. Counts by walking, and prints removals."""


class _Node:
    def __init__(self, value=None):
        self.value = value
        self.left = self.right = None


class DoublyLinkedList:
    def __init__(self):
        self.front, self.back = _Node(), _Node()
        self.front.right, self.back.left = self.back, self.front

    def _put(self, value, left):
        node = _Node(value)
        node.left, node.right = left, left.right
        left.right.left = node
        left.right = node
        return node

    def push_front(self, value):
        return self._put(value, self.front)

    def push_back(self, value):
        return self._put(value, self.back.left)

    def pop_front(self):
        return self._pop(self.front.right)

    def pop_back(self):
        return self._pop(self.back.left)

    def _pop(self, node):
        if node is self.front or node is self.back:
            raise IndexError("there is nothing to pop")
        self.remove(node)
        return node.value

    def remove(self, node):
        if node.left is None:
            raise ValueError("out already")
        print("removing", node.value)
        node.left.right, node.right.left = node.right, node.left
        node.left = node.right = None
        return node.value

    def __iter__(self):
        node = self.front.right
        while node is not self.back:
            yield node.value
            node = node.right

    def __reversed__(self):
        node = self.back.left
        while node is not self.front:
            yield node.value
            node = node.left

    def __len__(self):
        return sum(1 for _ in self)
