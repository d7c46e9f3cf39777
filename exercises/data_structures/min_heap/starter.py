"""Min-heap: the smallest item is always at hand."""

from typing import Any, Sequence


class MinHeap:
    """Holds items that can be compared with ``<``."""

    def __init__(self, items: Sequence[Any] = ()) -> None:
        raise NotImplementedError("MinHeap(items) should make a heap of the given items.")

    def insert(self, item: Any) -> None:
        """Add ``item``."""
        raise NotImplementedError("insert(item) should add the item.")

    def extract_min(self) -> Any:
        """Remove a smallest item and return it; IndexError when the heap is empty."""
        raise NotImplementedError("extract_min() should remove and return a smallest item.")

    def peek(self) -> Any:
        """Return a smallest item and leave it there; IndexError when the heap is empty."""
        raise NotImplementedError("peek() should return a smallest item.")

    def __len__(self) -> int:
        """Return the number of items."""
        raise NotImplementedError("len(heap) should be the number of items.")
