"""A singly linked list: every node knows the next one."""

from typing import Any, Iterator


class LinkedList:
    """A chain of nodes, each with a value."""

    def __init__(self) -> None:
        raise NotImplementedError("LinkedList() should make an empty list.")

    def insert_head(self, value: Any) -> None:
        """Add ``value`` at the front."""
        raise NotImplementedError("insert_head(value) should add the value at the front.")

    def insert_tail(self, value: Any) -> None:
        """Add ``value`` at the end."""
        raise NotImplementedError("insert_tail(value) should add the value at the end.")

    def delete(self, value: Any) -> bool:
        """Remove the first node whose value equals ``value``; tell whether there was one."""
        raise NotImplementedError("delete(value) should remove the first match.")

    def search(self, value: Any) -> int:
        """Return the index of the first value that equals ``value``, or -1."""
        raise NotImplementedError("search(value) should return an index or -1.")

    def get(self, index: int) -> Any:
        """Return the value at ``index``; IndexError when there is none."""
        raise NotImplementedError("get(index) should return the value at the index.")

    def reverse(self) -> None:
        """Turn the order round, in place."""
        raise NotImplementedError("reverse() should turn the order round.")

    def __iter__(self) -> Iterator[Any]:
        """Walk over the values from front to end."""
        raise NotImplementedError("iterating should give the values from front to end.")

    def __len__(self) -> int:
        """Return the number of values."""
        raise NotImplementedError("len(linked) should be the number of values.")
