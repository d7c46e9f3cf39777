"""A dynamic array: doubles its block when it is full, halves it when three quarters are empty."""

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
        self._block = make_block(4)
        self._length = 0

    @property
    def capacity(self) -> int:
        """How many items fit without a larger block."""
        return len(self._block)

    def append(self, item: Any) -> None:
        """Add ``item`` at the end. O(1) amortised."""
        self.insert(self._length, item)

    def insert(self, index: int, item: Any) -> None:
        """Put ``item`` in front of the one at ``index`` (-n to n); any other index is an IndexError."""
        place = self._place(index, self._length)
        if self._length == self.capacity:
            self._move_to(2 * self.capacity)
        # From the end, so that nothing is overwritten before it has moved.
        for here in range(self._length, place, -1):
            self._block[here] = self._block[here - 1]
        self._block[place] = item
        self._length += 1

    def pop(self, index: int = -1) -> Any:
        """Remove the item at ``index`` (-n to n - 1) and return it; any other index is an IndexError."""
        place = self._place(index, self._length - 1)
        item = self._block[place]
        self._length -= 1
        for here in range(place, self._length):
            self._block[here] = self._block[here + 1]
        self._block[self._length] = None
        # At a quarter, not at half: at half, an append and a pop in turn would copy everything each time.
        if 4 < self._length * 4 <= self.capacity:
            self._move_to(self.capacity // 2)
        return item

    def __getitem__(self, index: int) -> Any:
        """Return the item at ``index`` (-n to n - 1); any other index is an IndexError."""
        return self._block[self._place(index, self._length - 1)]

    def __setitem__(self, index: int, item: Any) -> None:
        """Replace the item at ``index`` (-n to n - 1); any other index is an IndexError."""
        self._block[self._place(index, self._length - 1)] = item

    def __len__(self) -> int:
        """Return the number of items."""
        return self._length

    def _place(self, index: int, last: int) -> int:
        place = index + self._length if index < 0 else index
        if not 0 <= place <= last:
            raise IndexError(f"index {index} in an array of {self._length} items")
        return place

    def _move_to(self, capacity: int) -> None:
        block = make_block(capacity)
        for place in range(self._length):
            block[place] = self._block[place]
        self._block = block
