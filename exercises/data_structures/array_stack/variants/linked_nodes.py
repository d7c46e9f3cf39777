"""Nested pairs: each is an item and the pair below it. Prints what it does."""

from __future__ import annotations

from typing import Generic, Optional, Tuple, TypeVar

T = TypeVar("T")


class Stack(Generic[T]):
    def __init__(self) -> None:
        self._top: Optional[Tuple[T, Optional[tuple]]] = None
        self._count = 0

    def push(self, item: T) -> Stack[T]:
        print("push", item)
        self._top = (item, self._top)
        self._count += 1
        return self

    def pop(self) -> T:
        if self._top is None:
            raise IndexError("pop from an empty stack")
        item, self._top = self._top
        self._count -= 1
        return item

    def peek(self) -> T:
        if self._top is None:
            raise IndexError("peek into an empty stack")
        return self._top[0]

    def is_empty(self) -> bool:
        return self._count == 0

    def size(self) -> int:
        return self._count
