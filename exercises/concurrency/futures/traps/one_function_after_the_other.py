# deadlock: calls the functions one after the other

from concurrent.futures import ThreadPoolExecutor


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
    failure = None
    for fn in fns:
        try:
            return fn()
        except Exception as error:
            failure = error
    raise failure
