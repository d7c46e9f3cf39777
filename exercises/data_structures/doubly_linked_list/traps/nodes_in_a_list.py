# too-slow-growth: keeps the nodes in a list, where everybody has to move


class Node:
    def __init__(self, value):
        self.value = value


class DoublyLinkedList:
    def __init__(self):
        self.nodes = []

    def push_front(self, value):
        self.nodes.insert(0, Node(value))
        return self.nodes[0]

    def push_back(self, value):
        self.nodes.append(Node(value))
        return self.nodes[-1]

    def pop_front(self):
        return self.nodes.pop(0).value

    def pop_back(self):
        return self.nodes.pop().value

    def remove(self, node):
        self.nodes.remove(node)

    def __iter__(self):
        return (node.value for node in self.nodes)

    def __reversed__(self):
        return (node.value for node in reversed(self.nodes))

    def __len__(self):
        return len(self.nodes)
