"""A dynamic array: grows by moving to a larger block."""

from __future__ import annotations

from typing import Any


class Block:
    """A fixed number of places. Given: you need not change it."""

    def __init__(self, capacity: int) -> None:
        self._places: list[Any] = [None] * capacity

    def __len__(self) -> int:
        return len(self._places)

    def __getitem__(self, index: int) -> Any:
        return self._places[index]

    def __setitem__(self, index: int, item: Any) -> None:
        self._places[index] = item


def make_block(capacity: int) -> Block:
    """Return a block with ``capacity`` places, all of them None. Given: you need not change it."""
    return Block(capacity)


class DynamicArray:
    """An array that grows as long as you like."""

    def __init__(self) -> None:
        raise NotImplementedError("DynamicArray() should make an empty array.")

    @property
    def capacity(self) -> int:
        """How many items fit without a larger block."""
        raise NotImplementedError("array.capacity should be the number of places.")

    def append(self, item: Any) -> None:
        """Add ``item`` at the end."""
        raise NotImplementedError("append(item) should add the item at the end.")

    def insert(self, index: int, item: Any) -> None:
        """Put ``item`` in front of the one at ``index`` (-n to n); any other index is an IndexError."""
        raise NotImplementedError("insert(index, item) should put the item at the index.")

    def pop(self, index: int = -1) -> Any:
        """Remove the item at ``index`` (-n to n - 1) and return it; any other index is an IndexError."""
        raise NotImplementedError("pop(index) should remove and return the item at the index.")

    def __getitem__(self, index: int) -> Any:
        """Return the item at ``index`` (-n to n - 1); any other index is an IndexError."""
        raise NotImplementedError("array[index] should be the item at the index.")

    def __setitem__(self, index: int, item: Any) -> None:
        """Replace the item at ``index`` (-n to n - 1); any other index is an IndexError."""
        raise NotImplementedError("array[index] = item should replace the item at the index.")

    def __len__(self) -> int:
        """Return the number of items."""
        raise NotImplementedError("len(array) should be the number of items.")
