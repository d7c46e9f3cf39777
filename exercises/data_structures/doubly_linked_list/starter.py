"""A doubly linked list: every node knows both neighbours."""

from __future__ import annotations

from typing import Any, Iterator


class Node:
    """A handle to one value of a list."""

    def __init__(self, value: Any) -> None:
        self.value = value


class DoublyLinkedList:
    """A chain of nodes that can be walked and changed at both ends."""

    def __init__(self) -> None:
        raise NotImplementedError("DoublyLinkedList() should make an empty list.")

    def push_front(self, value: Any) -> Node:
        """Add ``value`` at the front and return its node."""
        raise NotImplementedError("push_front(value) should add the value and return its node.")

    def push_back(self, value: Any) -> Node:
        """Add ``value`` at the end and return its node."""
        raise NotImplementedError("push_back(value) should add the value and return its node.")

    def pop_front(self) -> Any:
        """Remove the first value and return it; IndexError when the list is empty."""
        raise NotImplementedError("pop_front() should remove and return the first value.")

    def pop_back(self) -> Any:
        """Remove the last value and return it; IndexError when the list is empty."""
        raise NotImplementedError("pop_back() should remove and return the last value.")

    def remove(self, node: Node) -> None:
        """Take ``node`` out, wherever it stands; ValueError when it is out already."""
        raise NotImplementedError("remove(node) should take the node out.")

    def __iter__(self) -> Iterator[Any]:
        """Walk over the values from front to end."""
        raise NotImplementedError("iterating should give the values from front to end.")

    def __reversed__(self) -> Iterator[Any]:
        """Walk over the values from end to front."""
        raise NotImplementedError("reversed(linked) should give the values from end to front.")

    def __len__(self) -> int:
        """Return the number of values."""
        raise NotImplementedError("len(linked) should be the number of values.")
