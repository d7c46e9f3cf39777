"""Recursive generators, a protocol by type hints, and a level at a time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Iterator


@dataclass(eq=False)
class TreeNode:
    value: Any
    left: TreeNode | None = None
    right: TreeNode | None = None


def walk(node: TreeNode | None, when: str) -> Iterator[Any]:
    if node is not None:
        if when == "before":
            yield node.value
        yield from walk(node.left, when)
        if when == "between":
            yield node.value
        yield from walk(node.right, when)
        if when == "after":
            yield node.value


def inorder(root: TreeNode | None) -> list[Any]:
    return list(walk(root, "between"))


def preorder(root: TreeNode | None) -> list[Any]:
    return list(walk(root, "before"))


def postorder(root: TreeNode | None) -> list[Any]:
    return list(walk(root, "after"))


def rows(root: TreeNode | None) -> Iterator[list[TreeNode]]:
    row = [root] if root else []
    while row:
        yield row
        row = [child for node in row for child in (node.left, node.right) if child]


def level_order(root: TreeNode | None) -> list[Any]:
    return [node.value for row in rows(root) for node in row]


def height(root: TreeNode | None) -> int:
    return sum(1 for _ in rows(root))
