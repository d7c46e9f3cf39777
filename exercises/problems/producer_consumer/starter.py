"""Producers and consumers: a bounded buffer, a pipeline, and an orderly stop."""

from typing import Any, Iterable, List


class Closed(Exception):
    """Raised by ``get`` when the buffer is closed and nothing is left in it."""


class BoundedBuffer:
    """A first in, first out buffer between threads."""

    def __init__(self, capacity: int) -> None:
        raise NotImplementedError("BoundedBuffer(capacity) should make an empty buffer.")

    def put(self, item: Any) -> None:
        """Add ``item``; wait while the buffer is full. RuntimeError once it is closed."""
        raise NotImplementedError("put(item) should add the item, and wait while the buffer is full.")

    def get(self) -> Any:
        """Remove and return the oldest item; wait while there is none. Closed when none will come."""
        raise NotImplementedError("get() should return the oldest item, and wait while there is none.")

    def close(self) -> None:
        """Accept no more items."""
        raise NotImplementedError("close() should end the buffer for producers and consumers.")


def run(producers: List[Iterable[Any]], consumers: int, capacity: int) -> List[Any]:
    """Feed each iterable from a thread of its own to ``consumers`` threads; return all items consumed."""
    raise NotImplementedError("run(producers, consumers, capacity) should return all items consumed.")


def stop() -> None:
    """Let the ``run`` in progress take no more, consume what was accepted, and return."""
    raise NotImplementedError("stop() should end the run in progress in good order.")
