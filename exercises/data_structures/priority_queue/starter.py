"""Priority queue: most urgent first, and two relatives."""

from typing import Any, Iterable, Iterator, List


class PriorityQueue:
    """Hands out the item of the lowest priority; equals in the order of their arrival."""

    def __init__(self) -> None:
        raise NotImplementedError("PriorityQueue() should make an empty queue.")

    def push(self, item: Any, priority: Any) -> None:
        """Add ``item``; a lower ``priority`` is more urgent."""
        raise NotImplementedError("push(item, priority) should add the item.")

    def pop(self) -> Any:
        """Remove the most urgent item and return it; IndexError when the queue is empty."""
        raise NotImplementedError("pop() should remove and return the most urgent item.")

    def peek(self) -> Any:
        """Return the most urgent item and leave it there; IndexError when the queue is empty."""
        raise NotImplementedError("peek() should return the most urgent item.")

    def __len__(self) -> int:
        """Return the number of items."""
        raise NotImplementedError("len(queue) should be the number of items.")


def k_smallest(iterable: Iterable[Any], k: int) -> List[Any]:
    """Return the ``k`` smallest items, ascending; all of them if there are fewer."""
    raise NotImplementedError("k_smallest(iterable, k) should list the k smallest items.")


def merge_sorted(*iterables: Iterable[Any]) -> Iterator[Any]:
    """Return an iterator over all items of ascending iterables, ascending, taken lazily."""
    raise NotImplementedError("merge_sorted(*iterables) should merge the iterables lazily.")
