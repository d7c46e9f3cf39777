# deadlock: first_result runs only two functions at the same time

from concurrent.futures import ThreadPoolExecutor, as_completed


def parallel_map(fn, items, max_workers):
    with ThreadPoolExecutor(max_workers) as pool:
        futures = [pool.submit(fn, item) for item in items]
        return [future.result() for future in futures]


def gather_outcomes(fn, items, max_workers):
    rows = []
    with ThreadPoolExecutor(max_workers) as pool:
        futures = [pool.submit(fn, item) for item in items]
        for item, future in zip(items, futures):
            try:
                rows.append((item, future.result(), None))
            except Exception as error:
                rows.append((item, None, error))
    return rows


def first_result(fns):
    if not fns:
        raise ValueError("nothing to call")
    pool = ThreadPoolExecutor(2)
    failure = None
    try:
        for future in as_completed([pool.submit(fn) for fn in fns]):
            try:
                return future.result()
            except Exception as error:
                failure = error
        raise failure
    finally:
        pool.shutdown(wait=False)
