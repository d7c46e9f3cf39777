# failed: level_order returns a list of lists


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
    levels = []
    level = [root] if root is not None else []
    while level:
        levels.append([node.value for node in level])
        level = [child for node in level for child in (node.left, node.right) if child is not None]
    return levels


def height(root):
    if root is None:
        return 0
    return 1 + max(height(root.left), height(root.right))
