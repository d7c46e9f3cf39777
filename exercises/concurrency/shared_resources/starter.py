"""A counter and a cache that many threads share."""

from typing import Any, Callable, Hashable


class Counter:
    """Counts from 0."""

    def __init__(self) -> None:
        raise NotImplementedError("Counter() should begin at 0.")

    def increment(self) -> None:
        """Add 1."""
        raise NotImplementedError("increment() should add 1.")

    @property
    def value(self) -> int:
        """Return the number now."""
        raise NotImplementedError("value should be the number now.")


class OnceCache:
    """Computes the value of each key once, whatever the number of callers."""

    def __init__(self) -> None:
        raise NotImplementedError("OnceCache() should make an empty cache.")

    def get(self, key: Hashable, compute: Callable[[], Any]) -> Any:
        """Return the value of ``key``; the first caller computes it, and alone sees an exception."""
        raise NotImplementedError("get(key, compute) should return the value of the key.")
