"""FIFO queue: the first item in is the first item out."""

from typing import Any


class Queue:
    """Gives items back in the order in which they were put in."""

    def __init__(self) -> None:
        raise NotImplementedError("Queue() should make an empty queue.")

    def enqueue(self, item: Any) -> None:
        """Add ``item`` at the back."""
        raise NotImplementedError("enqueue(item) should add the item at the back.")

    def dequeue(self) -> Any:
        """Remove the item at the front and return it; IndexError when the queue is empty."""
        raise NotImplementedError("dequeue() should remove and return the item at the front.")

    def peek(self) -> Any:
        """Return the item at the front and leave it there; IndexError when the queue is empty."""
        raise NotImplementedError("peek() should return the item at the front.")

    def is_empty(self) -> bool:
        """Tell whether the queue holds nothing."""
        raise NotImplementedError("is_empty() should tell whether the queue holds nothing.")

    def __len__(self) -> int:
        """Return the number of items."""
        raise NotImplementedError("len(queue) should be the number of items.")
