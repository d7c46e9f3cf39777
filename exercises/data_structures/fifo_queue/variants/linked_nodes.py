"""A chain of nodes with both ends remembered: no call is ever dear."""

from __future__ import annotations

from typing import Generic, Iterator, Optional, TypeVar

T = TypeVar("T")


class _Node(Generic[T]):
    __slots__ = ("item", "behind")

    def __init__(self, item: T) -> None:
        self.item = item
        self.behind: Optional[_Node[T]] = None


class Queue(Generic[T]):
    def __init__(self) -> None:
        self._front: Optional[_Node[T]] = None
        self._back: Optional[_Node[T]] = None
        self._size = 0

    def enqueue(self, item: T) -> None:
        node = _Node(item)
        if self._back is None:
            self._front = node
        else:
            self._back.behind = node
        self._back = node
        self._size += 1

    def dequeue(self) -> T:
        node = self._occupied()
        self._front = node.behind
        if self._front is None:
            self._back = None
        self._size -= 1
        return node.item

    def peek(self) -> T:
        return self._occupied().item

    def is_empty(self) -> bool:
        return self._front is None

    def __len__(self) -> int:
        return self._size

    def __iter__(self) -> Iterator[T]:
        node = self._front
        while node is not None:
            yield node.item
            node = node.behind

    def _occupied(self) -> _Node[T]:
        if self._front is None:
            raise IndexError("dequeue from an empty queue")
        return self._front
