"""A stack on a list, whose end is the top."""

from typing import Any, List


class Stack:
    """Gives back the item that was put on top last; every call is O(1) amortised."""

    def __init__(self) -> None:
        # The end is the top: there, nobody else has to move. The list grows by a factor, which makes append amortised O(1).
        self._items: List[Any] = []

    def push(self, item: Any) -> None:
        """Put ``item`` on top."""
        self._items.append(item)

    def pop(self) -> Any:
        """Remove the top item and return it; IndexError when the stack is empty."""
        if not self._items:
            raise IndexError("the stack is empty")
        return self._items.pop()

    def peek(self) -> Any:
        """Return the top item and leave it there; IndexError when the stack is empty."""
        if not self._items:
            raise IndexError("the stack is empty")
        return self._items[-1]

    def is_empty(self) -> bool:
        """Tell whether the stack holds nothing."""
        return not self._items

    def size(self) -> int:
        """Return the number of items."""
        return len(self._items)
