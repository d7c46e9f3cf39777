"""Never copies: keeps a chain of blocks, each twice as large as the one before. Prints when it grows."""

from __future__ import annotations

from typing import Any, Iterator


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
    def __init__(self) -> None:
        self._blocks = make_block(40)  # a block of blocks: 2**40 places are enough
        self._blocks[0] = make_block(1)
        self._block_count = 1
        self._length = 0

    @property
    def capacity(self) -> int:
        return 2**self._block_count - 1

    def _find(self, index: int, most: int) -> int:
        if index < 0:
            index += self._length
        if index < 0 or index > most:
            raise IndexError(index)
        return index

    def _read(self, place: int) -> Any:
        number = (place + 1).bit_length() - 1
        return self._blocks[number][place + 1 - 2**number]

    def _write(self, place: int, item: Any) -> None:
        number = (place + 1).bit_length() - 1
        self._blocks[number][place + 1 - 2**number] = item

    def append(self, item: Any) -> None:
        if self._length == self.capacity:
            print("one more block")
            self._blocks[self._block_count] = make_block(2**self._block_count)
            self._block_count += 1
        self._length += 1
        self._write(self._length - 1, item)

    def insert(self, index: int, item: Any) -> None:
        place = self._find(index, self._length)
        self.append(item)
        for here in range(self._length - 1, place, -1):
            self._write(here, self._read(here - 1))
        self._write(place, item)

    def pop(self, index: int = -1) -> Any:
        place = self._find(index, self._length - 1)
        item = self._read(place)
        for here in range(place, self._length - 1):
            self._write(here, self._read(here + 1))
        self._write(self._length - 1, None)
        self._length -= 1
        return item

    def __getitem__(self, index: int) -> Any:
        return self._read(self._find(index, self._length - 1))

    def __setitem__(self, index: int, item: Any) -> None:
        self._write(self._find(index, self._length - 1), item)

    def __iter__(self) -> Iterator[Any]:
        return (self._read(place) for place in range(self._length))

    def __len__(self) -> int:
        return self._length
