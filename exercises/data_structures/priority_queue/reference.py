"""Priority queue: a heap of (priority, number, item), and the same trick for merging."""

import heapq
from itertools import count
from typing import Any, Iterable, Iterator, List, Tuple


class PriorityQueue:
    """Hands out the item of the lowest priority; equals in the order of their arrival."""

    def __init__(self) -> None:
        self._heap: List[Tuple[Any, int, Any]] = []
        self._numbers = count()

    def push(self, item: Any, priority: Any) -> None:
        """Add ``item`` in O(log n); a lower ``priority`` is more urgent."""
        # The number keeps equals in order and keeps the comparison away from the items.
        heapq.heappush(self._heap, (priority, next(self._numbers), item))

    def pop(self) -> Any:
        """Remove the most urgent item and return it in O(log n); IndexError when the queue is empty."""
        return heapq.heappop(self._heap)[2]

    def peek(self) -> Any:
        """Return the most urgent item and leave it there; IndexError when the queue is empty."""
        return self._heap[0][2]

    def __len__(self) -> int:
        """Return the number of items."""
        return len(self._heap)


def k_smallest(iterable: Iterable[Any], k: int) -> List[Any]:
    """Return the ``k`` smallest items, ascending, in O(n + k log n); all of them if there are fewer."""
    heap = list(iterable)
    heapq.heapify(heap)
    return [heapq.heappop(heap) for _ in range(min(k, len(heap)))]


def merge_sorted(*iterables: Iterable[Any]) -> Iterator[Any]:
    """Yield all items of ascending iterables, ascending; O(log m) for each item of m iterables."""
    heap: List[Tuple[Any, int, Iterator[Any]]] = []
    for number, iterable in enumerate(iterables):
        iterator = iter(iterable)
        for item in iterator:
            heap.append((item, number, iterator))
            break
    heapq.heapify(heap)
    while heap:
        item, number, iterator = heap[0]
        yield item
        # Only now, when the caller has asked for more, may the input deliver its next item.
        for following in iterator:
            heapq.heapreplace(heap, (following, number, iterator))
            break
        else:
            heapq.heappop(heap)
