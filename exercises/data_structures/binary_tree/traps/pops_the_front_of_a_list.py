# too-slow-growth: level_order takes its nodes from the front of a list


class TreeNode:
    def __init__(self, value, left=None, right=None):
        self.value = value
        self.left = left
        self.right = right


def inorder(root):
    values = []

    def visit(node):
        if node is not None:
            visit(node.left)
            values.append(node.value)
            visit(node.right)

    visit(root)
    return values


def preorder(root):
    values = []

    def visit(node):
        if node is not None:
            values.append(node.value)
            visit(node.left)
            visit(node.right)

    visit(root)
    return values


def postorder(root):
    values = []

    def visit(node):
        if node is not None:
            visit(node.left)
            visit(node.right)
            values.append(node.value)

    visit(root)
    return values


def level_order(root):
    values = []
    queue = [root]
    while queue:
        node = queue.pop(0)
        if node is not None:
            values.append(node.value)
            queue.append(node.left)
            queue.append(node.right)
    return values


def height(root):
    if root is None:
        return 0
    return 1 + max(height(root.left), height(root.right))
