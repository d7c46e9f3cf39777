"""Threads that take items from a queue, and a condition for the first result. camelCase and type hints."""

from __future__ import annotations

import threading
from queue import Empty, SimpleQueue
from typing import Any, Callable


def runWorkers(fn: Callable[[Any], Any], items: list[Any], count: int) -> list[tuple[Any, Any, Exception | None]]:
    jobs: SimpleQueue[tuple[int, Any]] = SimpleQueue()
    for job in enumerate(items):
        jobs.put(job)
    outcomes: list[Any] = [None] * len(items)

    def worker() -> None:
        while True:
            try:
                place, item = jobs.get_nowait()
            except Empty:
                return
            try:
                outcomes[place] = (item, fn(item), None)
            except Exception as error:
                outcomes[place] = (item, None, error)

    threads = [threading.Thread(target=worker) for _ in range(min(count, len(items)))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return outcomes


def parallel_map(fn: Callable[[Any], Any], items: list[Any], max_workers: int) -> list[Any]:
    outcomes = runWorkers(fn, items, max_workers)
    for _, _, error in outcomes:
        if error is not None:
            raise error
    return [result for _, result, _ in outcomes]


def gather_outcomes(fn: Callable[[Any], Any], items: list[Any], max_workers: int) -> list[Any]:
    return runWorkers(fn, items, max_workers)


def first_result(fns: list[Callable[[], Any]]) -> Any:
    if not fns:
        raise ValueError
    changed = threading.Condition()
    results: list[Any] = []
    errors: list[Exception] = []

    def attempt(fn: Callable[[], Any]) -> None:
        try:
            result = fn()
        except Exception as error:
            with changed:
                errors.append(error)
                changed.notify()
        else:
            with changed:
                results.append(result)
                changed.notify()

    for fn in fns:
        threading.Thread(target=attempt, args=(fn,), daemon=True).start()
    with changed:
        changed.wait_for(lambda: results or len(errors) == len(fns))
        if results:
            return results[0]
        raise errors[0]
