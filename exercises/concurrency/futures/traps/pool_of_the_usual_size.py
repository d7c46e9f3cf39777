# deadlock: a pool that nobody tells how many functions there are has too few threads for them

from concurrent.futures import ThreadPoolExecutor, as_completed
def parallel_map(fn, items, max_workers):
    with ThreadPoolExecutor(max_workers) as pool:
        return list(pool.map(fn, items))
def gather_outcomes(fn, items, max_workers):
    def attempt(item):
        try:
            return item, fn(item), None
        except Exception as error:
            return item, None, error
    return parallel_map(attempt, items, max_workers)
def first_result(fns):
    if not fns:
        raise ValueError("nothing to call")
    pool = ThreadPoolExecutor()
    try:
        error = None
        for future in as_completed([pool.submit(fn) for fn in fns]):
            error = future.exception()
            if error is None:
                return future.result()
        raise error
    finally:
        pool.shutdown(wait=False)
