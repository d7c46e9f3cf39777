"""Plain recursion with one list, as most people write it first."""


class TreeNode:
    def __init__(self, value, left=None, right=None):
        self.value = value
        self.left = left
        self.right = right


def inorder(root):
    values = []

    def visit(node):
        if node is None:
            return
        visit(node.left)
        values.append(node.value)
        visit(node.right)

    visit(root)
    return values


def preorder(root, values=None):
    if values is None:
        values = []
    if root:
        values.append(root.value)
        preorder(root.left, values)
        preorder(root.right, values)
    return values


def postorder(root, values=None):
    if values is None:
        values = []
    if root:
        postorder(root.left, values)
        postorder(root.right, values)
        values.append(root.value)
    return values


def level_order(root):
    levels = []

    def visit(node, depth):
        if node is None:
            return
        if depth == len(levels):
            levels.append([])
        levels[depth].append(node.value)
        visit(node.left, depth + 1)
        visit(node.right, depth + 1)

    visit(root, 0)
    return [value for level in levels for value in level]


def height(root):
    return 0 if root is None else 1 + max(height(root.left), height(root.right))
