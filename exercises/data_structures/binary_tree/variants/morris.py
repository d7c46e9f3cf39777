"""Morris walks: temporary links to the successor instead of a stack; they are taken away again. camelCase."""


class TreeNode:
    def __init__(self, value, left=None, right=None):
        self.value = value
        self.left = left
        self.right = right


def rightmostBelow(node):
    lower = node.left
    while lower.right is not None and lower.right is not node:
        lower = lower.right
    return lower


def morris(root, onArrival, onReturn):
    node = root
    while node is not None:
        if node.left is None:
            onArrival(node)
            onReturn(node)
            node = node.right
            continue
        lower = rightmostBelow(node)
        if lower.right is None:
            onArrival(node)
            lower.right = node
            node = node.left
        else:
            lower.right = None
            onReturn(node)
            node = node.right


def ignore(node):
    pass


def inorder(root):
    values = []
    morris(root, ignore, lambda node: values.append(node.value))
    return values


def preorder(root):
    values = []
    morris(root, lambda node: values.append(node.value), ignore)
    return values


def postorder(root):
    # Node, right, left is a preorder in a mirror; backwards it is left, right, node.
    values = []
    stack = [root] if root is not None else []
    while stack:
        node = stack.pop()
        values.append(node.value)
        if node.left is not None:
            stack.append(node.left)
        if node.right is not None:
            stack.append(node.right)
    values.reverse()
    return values


def level_order(root):
    line = [root] if root is not None else []
    at = 0
    while at < len(line):
        for child in (line[at].left, line[at].right):
            if child is not None:
                line.append(child)
        at += 1
    print("walked", at, "nodes")
    return [node.value for node in line]


def height(root):
    deepest = 0
    stack = [(root, 0)]
    while stack:
        node, above = stack.pop()
        deepest = max(deepest, above)
        if node is not None:
            stack += [(node.left, above + 1), (node.right, above + 1)]
    return deepest
