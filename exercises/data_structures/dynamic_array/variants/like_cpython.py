"""Over-allocates by an eighth, as CPython's list does."""

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
    def __init__(self):
        self.capacity = 0
        self._items = make_block(0)
        self._n = 0

    def _resize(self, n):
        if n > self.capacity or n < self.capacity // 2:
            self.capacity = (n + (n >> 3) + 6) & ~3
            fresh = make_block(self.capacity)
            for i in range(min(n, self._n)):
                fresh[i] = self._items[i]
            self._items = fresh
        self._n = n

    def append(self, item):
        self._resize(self._n + 1)
        self._items[self._n - 1] = item

    def insert(self, index, item):
        n = self._n
        if index < -n or index > n:
            raise IndexError("insert index out of range")
        if index < 0:
            index += n
        self._resize(n + 1)
        for i in reversed(range(index, n)):
            self._items[i + 1] = self._items[i]
        self._items[index] = item

    def pop(self, index=-1):
        item = self[index]
        if index < 0:
            index += self._n
        for i in range(index, self._n - 1):
            self._items[i] = self._items[i + 1]
        self._items[self._n - 1] = None
        self._resize(self._n - 1)
        return item

    def __getitem__(self, index):
        if -self._n <= index < self._n:
            return self._items[index if index >= 0 else index + self._n]
        raise IndexError("index out of range")

    def __setitem__(self, index, item):
        self[index]
        self._items[index if index >= 0 else index + self._n] = item

    def __len__(self):
        return self._n
