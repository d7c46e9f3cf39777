# too-slow-growth: when a third of the block is free, it moves to one without any room

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
    def __init__(self):
        self._block = make_block(0)
        self._n = 0
    @property
    def capacity(self):
        return len(self._block)
    def _place(self, index, last):
        place = index + self._n if index < 0 else index
        if 0 <= place <= last:
            return place
        raise IndexError(index)
    def _move(self, room):
        block, self._block = self._block, make_block(room)
        for i in range(self._n):
            self._block[i] = block[i]
    def append(self, item):
        self.insert(self._n, item)
    def insert(self, index, item):
        place = self._place(index, self._n)
        if self._n == self.capacity:
            self._move(self.capacity * 3 // 2 + 1)
        for i in range(self._n, place, -1):
            self._block[i] = self._block[i - 1]
        self._block[place] = item
        self._n += 1
    def pop(self, index=-1):
        place = self._place(index, self._n - 1)
        item = self._block[place]
        for i in range(place, self._n - 1):
            self._block[i] = self._block[i + 1]
        self._n -= 1
        self._block[self._n] = None
        if self._n * 3 // 2 + 1 < self.capacity:
            self._move(max(1, self._n))
        return item
    def __getitem__(self, index):
        return self._block[self._place(index, self._n - 1)]
    def __setitem__(self, index, item):
        self._block[self._place(index, self._n - 1)] = item
    def __len__(self):
        return self._n
