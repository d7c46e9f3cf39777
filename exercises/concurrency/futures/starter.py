"""Futures: map in parallel, gather outcomes, take the first result."""

from typing import Any, Callable, List, Optional, Sequence, Tuple


def parallel_map(fn: Callable[[Any], Any], items: Sequence[Any], max_workers: int) -> List[Any]:
    """Return ``fn(item)`` for all items, in order; raise the exception of the first item that failed."""
    raise NotImplementedError("parallel_map(fn, items, max_workers) should list the results in order.")


def gather_outcomes(
    fn: Callable[[Any], Any], items: Sequence[Any], max_workers: int
) -> List[Tuple[Any, Any, Optional[Exception]]]:
    """Return ``(item, result, None)`` or ``(item, None, exception)`` for all items, in order."""
    raise NotImplementedError("gather_outcomes(fn, items, max_workers) should list what became of each item.")


def first_result(fns: Sequence[Callable[[], Any]]) -> Any:
    """Call all ``fns`` at once; return the first result and do not wait for the rest.

    Raises one of the exceptions when all fail, ValueError for an empty list.
    """
    raise NotImplementedError("first_result(fns) should return the first result that comes.")
