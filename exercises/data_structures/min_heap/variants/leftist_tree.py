"""A leftist tree: linked nodes, everything is a merge; filling merges pairwise in rounds."""

from __future__ import annotations


class Node:
    def __init__(self, item):
        self.item = item
        self.left: Node | None = None
        self.right: Node | None = None
        self.rank = 1


def merge(a: Node | None, b: Node | None) -> Node | None:
    if a is None:
        return b
    if b is None:
        return a
    if b.item < a.item:
        a, b = b, a
    a.right = merge(a.right, b)
    if a.left is None or a.left.rank < a.right.rank:
        a.left, a.right = a.right, a.left
    a.rank = 1 + (a.right.rank if a.right else 0)
    return a


class MinHeap:
    def __init__(self, items=()):
        self.size = len(items)
        trees = [Node(item) for item in items]
        while len(trees) > 1:
            merged = [merge(trees[i], trees[i + 1]) for i in range(0, len(trees) - 1, 2)]
            if len(trees) % 2:
                merged.append(trees[-1])
            trees = merged
        self.root = trees[0] if trees else None

    def insert(self, item):
        self.root = merge(self.root, Node(item))
        self.size += 1

    def extract_min(self):
        item = self.peek()
        self.root = merge(self.root.left, self.root.right)
        self.size -= 1
        return item

    def peek(self):
        if self.root is None:
            raise IndexError("empty heap")
        return self.root.item

    def __len__(self):
        return self.size
