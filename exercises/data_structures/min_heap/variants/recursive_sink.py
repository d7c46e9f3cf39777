"""Recursive repairs, and prints of every move."""

from typing import Any, List, Sequence


class MinHeap:
    def __init__(self, items: Sequence[Any] = ()) -> None:
        self.data: List[Any] = [*items]
        for i in range(len(self.data) - 1, -1, -1):
            self._down(i)

    def insert(self, item: Any) -> None:
        self.data.append(item)
        self._up(len(self.data) - 1)

    def extract_min(self) -> Any:
        print("extracting from", len(self.data), "items")
        last = self.data.pop()  # an empty list raises IndexError by itself
        if not self.data:
            return last
        smallest, self.data[0] = self.data[0], last
        self._down(0)
        return smallest

    def peek(self) -> Any:
        return self.data[0]

    def __len__(self) -> int:
        return len(self.data)

    def _up(self, i: int) -> None:
        parent = (i - 1) // 2
        if i and self.data[i] < self.data[parent]:
            self.data[i], self.data[parent] = self.data[parent], self.data[i]
            self._up(parent)

    def _down(self, i: int) -> None:
        children = [c for c in (2 * i + 1, 2 * i + 2) if c < len(self.data)]
        if not children:
            return
        best = children[0]
        if len(children) == 2 and self.data[children[1]] < self.data[best]:
            best = children[1]
        if self.data[best] < self.data[i]:
            self.data[i], self.data[best] = self.data[best], self.data[i]
            self._down(best)
