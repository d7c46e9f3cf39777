"""Min-heap: a complete binary tree, row by row in one list."""

from typing import Any, List, Sequence


class MinHeap:
    """Holds items that can be compared with ``<``; no child is smaller than its parent."""

    def __init__(self, items: Sequence[Any] = ()) -> None:
        self._items: List[Any] = list(items)
        # Last parent first: sinking an item is right only when both its subtrees are heaps already.
        for parent in reversed(range(len(self._items) // 2)):
            self._sink(parent)

    def insert(self, item: Any) -> None:
        """Add ``item`` in O(log n) comparisons."""
        self._items.append(item)
        self._rise(len(self._items) - 1)

    def extract_min(self) -> Any:
        """Remove a smallest item and return it in O(log n); IndexError when the heap is empty."""
        smallest = self.peek()
        last = self._items.pop()
        if self._items:
            self._items[0] = last
            self._sink(0)
        return smallest

    def peek(self) -> Any:
        """Return a smallest item and leave it there; IndexError when the heap is empty."""
        if not self._items:
            raise IndexError("the heap is empty")
        return self._items[0]

    def __len__(self) -> int:
        """Return the number of items."""
        return len(self._items)

    def _rise(self, position: int) -> None:
        items = self._items
        item = items[position]
        while position > 0:
            parent = (position - 1) // 2
            if not item < items[parent]:
                break
            items[position] = items[parent]
            position = parent
        items[position] = item

    def _sink(self, position: int) -> None:
        items = self._items
        item = items[position]
        child = 2 * position + 1
        while child < len(items):
            right = child + 1
            if right < len(items) and items[right] < items[child]:
                child = right
            if not items[child] < item:
                break
            items[position] = items[child]
            position = child
            child = 2 * position + 1
        items[position] = item
