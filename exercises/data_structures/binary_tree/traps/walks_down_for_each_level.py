# too-slow-growth: level_order begins at the root again for each level


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

    def collect(node, depth):
        if node is None:
            return
        if depth == 0:
            values.append(node.value)
        else:
            collect(node.left, depth - 1)
            collect(node.right, depth - 1)

    for depth in range(height(root)):
        collect(root, depth)
    return values


def height(root):
    if root is None:
        return 0
    return 1 + max(height(root.left), height(root.right))
