"""A stack: the last item in is the first item out."""

from typing import Any


class Stack:
    """Gives back the item that was put on top last."""

    def __init__(self) -> None:
        raise NotImplementedError("Stack() should make an empty stack.")

    def push(self, item: Any) -> None:
        """Put ``item`` on top."""
        raise NotImplementedError("push(item) should put the item on top.")

    def pop(self) -> Any:
        """Remove the top item and return it; IndexError when the stack is empty."""
        raise NotImplementedError("pop() should remove and return the top item.")

    def peek(self) -> Any:
        """Return the top item and leave it there; IndexError when the stack is empty."""
        raise NotImplementedError("peek() should return the top item.")

    def is_empty(self) -> bool:
        """Tell whether the stack holds nothing."""
        raise NotImplementedError("is_empty() should tell whether the stack holds nothing.")

    def size(self) -> int:
        """Return the number of items."""
        raise NotImplementedError("size() should return the number of items.")
