"""FIFO queue on two stacks: arrivals pile up on one, departures leave from the other."""

from typing import Any, List


class Queue:
    """Gives items back in the order in which they were put in; every call is O(1) amortised."""

    def __init__(self) -> None:
        self._inbox: List[Any] = []
        self._outbox: List[Any] = []  # its last item is the front of the queue

    def enqueue(self, item: Any) -> None:
        """Add ``item`` at the back."""
        self._inbox.append(item)

    def dequeue(self) -> Any:
        """Remove the item at the front and return it; IndexError when the queue is empty."""
        self._find_front()
        return self._outbox.pop()

    def peek(self) -> Any:
        """Return the item at the front and leave it there; IndexError when the queue is empty."""
        self._find_front()
        return self._outbox[-1]

    def is_empty(self) -> bool:
        """Tell whether the queue holds nothing."""
        return len(self) == 0

    def __len__(self) -> int:
        """Return the number of items."""
        return len(self._inbox) + len(self._outbox)

    def _find_front(self) -> None:
        # Only an empty outbox is refilled: pouring onto older items would let newer ones overtake them.
        # Each item is poured once, which is why the dear calls are rare enough to be O(1) amortised.
        if self._outbox:
            return
        if not self._inbox:
            raise IndexError("the queue is empty")
        while self._inbox:
            self._outbox.append(self._inbox.pop())
