"""A list that forgets its used-up first half once in a while."""

from typing import Any, List


class EmptyQueueError(IndexError):
    """Raised when there is no front item."""


class Queue:
    """Items before ``_front`` are spent; they are dropped when they make up half of the list."""

    def __init__(self) -> None:
        self._items: List[Any] = []
        self._front = 0

    def enqueue(self, item: Any) -> None:
        self._items.append(item)

    def dequeue(self) -> Any:
        item = self.peek()
        self._items[self._front] = None
        self._front += 1
        if self._front >= 16 and self._front * 2 >= len(self._items):
            del self._items[: self._front]
            self._front = 0
        return item

    def peek(self) -> Any:
        if self._front == len(self._items):
            raise EmptyQueueError("no item is waiting")
        return self._items[self._front]

    def is_empty(self) -> bool:
        return self._front == len(self._items)

    def __len__(self) -> int:
        return len(self._items) - self._front
