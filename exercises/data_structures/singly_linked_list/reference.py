"""A singly linked list with a pointer to its last node."""

from __future__ import annotations

from typing import Any, Iterator


class _Node:
    __slots__ = ("next", "value")

    def __init__(self, value: Any, next: _Node | None = None) -> None:
        self.value = value
        self.next = next


class LinkedList:
    """A chain of nodes, each with a value."""

    def __init__(self) -> None:
        self._head: _Node | None = None
        self._tail: _Node | None = None
        self._length = 0

    def insert_head(self, value: Any) -> None:
        """Add ``value`` at the front, in O(1)."""
        self._head = _Node(value, self._head)
        if self._tail is None:
            self._tail = self._head
        self._length += 1

    def insert_tail(self, value: Any) -> None:
        """Add ``value`` at the end, in O(1)."""
        node = _Node(value)
        if self._tail is None:
            self._head = node
        else:
            self._tail.next = node
        self._tail = node
        self._length += 1

    def delete(self, value: Any) -> bool:
        """Remove the first node whose value equals ``value``; tell whether there was one. O(n)."""
        before: _Node | None = None
        node = self._head
        while node is not None and not node.value == value:
            before, node = node, node.next
        if node is None:
            return False
        if before is None:
            self._head = node.next
        else:
            before.next = node.next
        if node.next is None:
            self._tail = before
        self._length -= 1
        return True

    def search(self, value: Any) -> int:
        """Return the index of the first value that equals ``value``, or -1. O(n)."""
        for index, each in enumerate(self):
            if each == value:
                return index
        return -1

    def get(self, index: int) -> Any:
        """Return the value at ``index``; IndexError when there is none. O(n)."""
        if index < 0:
            raise IndexError("the index is negative")
        node = self._head
        while node is not None and index > 0:
            node = node.next
            index -= 1
        if node is None:
            raise IndexError("the list is shorter than that")
        return node.value

    def reverse(self) -> None:
        """Turn the order round, in place. O(n) time, O(1) extra space."""
        done: _Node | None = None
        rest = self._head
        self._tail = self._head
        while rest is not None:
            # All at once, so that the rest is not lost when the pointer is turned round.
            rest.next, done, rest = done, rest, rest.next
        self._head = done

    def __iter__(self) -> Iterator[Any]:
        """Walk over the values from front to end."""
        node = self._head
        while node is not None:
            yield node.value
            node = node.next

    def __len__(self) -> int:
        """Return the number of values."""
        return self._length
