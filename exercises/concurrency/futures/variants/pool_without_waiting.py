"""Executors throughout: map, as_completed, and a pool that is shut down without waiting."""

from concurrent.futures import ThreadPoolExecutor, as_completed


def parallel_map(fn, items, max_workers):
    with ThreadPoolExecutor(max_workers) as executor:
        return list(executor.map(fn, items))


def gather_outcomes(fn, items, max_workers):
    with ThreadPoolExecutor(max_workers) as executor:
        futures = [(item, executor.submit(fn, item)) for item in items]
    return [(item, None if future.exception() else future.result(), future.exception()) for item, future in futures]


def first_result(fns):
    if len(fns) == 0:
        raise ValueError("nothing to call")
    executor = ThreadPoolExecutor(len(fns))
    try:
        problem = None
        for future in as_completed([executor.submit(fn) for fn in fns]):
            if future.exception() is None:
                return future.result()
            problem = future.exception()
        raise problem
    finally:
        executor.shutdown(wait=False)
