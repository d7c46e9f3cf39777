"""Binary tree: four walks and the height."""

from __future__ import annotations

from typing import Any, List, Optional


class TreeNode:
    """A value with a left and a right subtree; None is the empty tree."""

    def __init__(self, value: Any, left: Optional[TreeNode] = None, right: Optional[TreeNode] = None) -> None:
        self.value = value
        self.left = left
        self.right = right


def inorder(root: Optional[TreeNode]) -> List[Any]:
    """Return the values: left subtree, node, right subtree."""
    raise NotImplementedError("inorder(root) should list the left part, the node, the right part.")


def preorder(root: Optional[TreeNode]) -> List[Any]:
    """Return the values: node, left subtree, right subtree."""
    raise NotImplementedError("preorder(root) should list the node, the left part, the right part.")


def postorder(root: Optional[TreeNode]) -> List[Any]:
    """Return the values: left subtree, right subtree, node."""
    raise NotImplementedError("postorder(root) should list the left part, the right part, the node.")


def level_order(root: Optional[TreeNode]) -> List[Any]:
    """Return the values level by level, each from left to right."""
    raise NotImplementedError("level_order(root) should list the values level by level.")


def height(root: Optional[TreeNode]) -> int:
    """Return the number of levels; 0 for the empty tree."""
    raise NotImplementedError("height(root) should be the number of levels.")
