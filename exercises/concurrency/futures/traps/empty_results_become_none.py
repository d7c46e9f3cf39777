# failed: takes a result that is false for no result

import queue
import threading
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Callable, List, Optional, Sequence, Tuple


def parallel_map(fn: Callable[[Any], Any], items: Sequence[Any], max_workers: int) -> List[Any]:
    """Return ``fn(item)`` for all items, in order; raise the exception of the first item that failed."""
    results = []
    for _, result, error in gather_outcomes(fn, items, max_workers):
        if error is not None:
            raise error
        results.append(result)
    return results


def gather_outcomes(
    fn: Callable[[Any], Any], items: Sequence[Any], max_workers: int
) -> List[Tuple[Any, Any, Optional[Exception]]]:
    """Return ``(item, result, None)`` or ``(item, None, exception)`` for all items, in order."""

    def attempt(item: Any) -> Tuple[Any, Any, Optional[Exception]]:
        try:
            return item, fn(item) or None, None
        except Exception as error:
            return item, None, error

    with ThreadPoolExecutor(max_workers=max_workers) as pool:
        # All are submitted before the first result is asked for.
        futures = [pool.submit(attempt, item) for item in items]
        return [future.result() for future in futures]


def first_result(fns: Sequence[Callable[[], Any]]) -> Any:
    """Call all ``fns`` at once; return the first result and do not wait for the rest.

    Raises one of the exceptions when all fail, ValueError for an empty list.
    """
    if not fns:
        raise ValueError("first_result needs at least one function")
    answers: "queue.Queue[Tuple[Any, Optional[Exception]]]" = queue.Queue()

    def attempt(fn: Callable[[], Any]) -> None:
        try:
            answers.put((fn(), None))
        except Exception as error:
            answers.put((None, error))

    for fn in fns:
        # A pool would be joined at the end of the program; nobody waits for a daemon thread.
        threading.Thread(target=attempt, args=(fn,), daemon=True).start()
    failure: Optional[Exception] = None
    for _ in fns:
        result, failure = answers.get()
        if failure is None:
            return result
    assert failure is not None
    raise failure
