"""A doubly linked list: a ring through a sentinel, so that every node has two neighbours."""

from __future__ import annotations

from typing import Any, Iterator


class Node:
    """A handle to one value of a list."""

    __slots__ = ("after", "before", "is_in", "value")

    def __init__(self, value: Any) -> None:
        self.value = value
        self.before = self
        self.after = self
        self.is_in = False


class DoublyLinkedList:
    """A chain of nodes that can be walked and changed at both ends; every change is O(1)."""

    def __init__(self) -> None:
        self._sentinel = Node(None)
        self._length = 0

    def push_front(self, value: Any) -> Node:
        """Add ``value`` at the front and return its node."""
        return self._link(Node(value), self._sentinel, self._sentinel.after)

    def push_back(self, value: Any) -> Node:
        """Add ``value`` at the end and return its node."""
        return self._link(Node(value), self._sentinel.before, self._sentinel)

    def pop_front(self) -> Any:
        """Remove the first value and return it; IndexError when the list is empty."""
        return self._pop(self._sentinel.after)

    def pop_back(self) -> Any:
        """Remove the last value and return it; IndexError when the list is empty."""
        return self._pop(self._sentinel.before)

    def remove(self, node: Node) -> None:
        """Take ``node`` out, wherever it stands; ValueError when it is out already."""
        if not node.is_in:
            raise ValueError("the node is not in the list any more")
        self._unlink(node)

    def __iter__(self) -> Iterator[Any]:
        """Walk over the values from front to end."""
        node = self._sentinel.after
        while node is not self._sentinel:
            yield node.value
            node = node.after

    def __reversed__(self) -> Iterator[Any]:
        """Walk over the values from end to front."""
        node = self._sentinel.before
        while node is not self._sentinel:
            yield node.value
            node = node.before

    def __len__(self) -> int:
        """Return the number of values."""
        return self._length

    def _pop(self, node: Node) -> Any:
        if node is self._sentinel:
            raise IndexError("the list is empty")
        self._unlink(node)
        return node.value

    def _link(self, node: Node, before: Node, after: Node) -> Node:
        node.before, node.after = before, after
        before.after = after.before = node
        node.is_in = True
        self._length += 1
        return node

    def _unlink(self, node: Node) -> None:
        node.before.after = node.after
        node.after.before = node.before
        # Every way out leads through here, so that a second removal is always noticed.
        node.is_in = False
        self._length -= 1
