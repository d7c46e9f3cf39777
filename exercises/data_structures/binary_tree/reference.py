"""Binary tree: every walk with a stack or a queue of its own, so that the depth does not matter."""

from __future__ import annotations

from collections import deque
from typing import Any, Deque, List, Optional, Tuple


class TreeNode:
    """A value with a left and a right subtree; None is the empty tree."""

    def __init__(self, value: Any, left: Optional[TreeNode] = None, right: Optional[TreeNode] = None) -> None:
        self.value = value
        self.left = left
        self.right = right


def inorder(root: Optional[TreeNode]) -> List[Any]:
    """Return the values in O(n): left subtree, node, right subtree."""
    values: List[Any] = []
    waiting: List[TreeNode] = []
    node = root
    while node is not None or waiting:
        while node is not None:
            waiting.append(node)
            node = node.left
        node = waiting.pop()
        values.append(node.value)
        node = node.right
    return values


def preorder(root: Optional[TreeNode]) -> List[Any]:
    """Return the values in O(n): node, left subtree, right subtree."""
    values: List[Any] = []
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if node is not None:
            values.append(node.value)
            # The left child goes in last, so that it comes out first.
            waiting.append(node.right)
            waiting.append(node.left)
    return values


def postorder(root: Optional[TreeNode]) -> List[Any]:
    """Return the values in O(n): left subtree, right subtree, node."""
    values: List[Any] = []
    waiting: List[Tuple[Optional[TreeNode], bool]] = [(root, False)]
    while waiting:
        node, children_are_done = waiting.pop()
        if node is None:
            continue
        if children_are_done:
            values.append(node.value)
        else:
            waiting.append((node, True))
            waiting.append((node.right, False))
            waiting.append((node.left, False))
    return values


def level_order(root: Optional[TreeNode]) -> List[Any]:
    """Return the values in O(n): level by level, each from left to right."""
    values: List[Any] = []
    queue: Deque[Optional[TreeNode]] = deque([root])
    while queue:
        node = queue.popleft()
        if node is not None:
            values.append(node.value)
            queue.append(node.left)
            queue.append(node.right)
    return values


def height(root: Optional[TreeNode]) -> int:
    """Return the number of levels in O(n); 0 for the empty tree."""
    levels = 0
    level = [] if root is None else [root]
    while level:
        levels += 1
        level = [child for node in level for child in (node.left, node.right) if child is not None]
    return levels
