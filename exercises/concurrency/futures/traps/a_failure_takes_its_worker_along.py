# failed: a worker that met a failure goes home, and what nobody is left to do is lost

import queue
import threading
from concurrent.futures import ThreadPoolExecutor, as_completed


def gather_outcomes(fn, items, max_workers):
    jobs = queue.SimpleQueue()
    for job in enumerate(items):
        jobs.put(job)
    rows = {}

    def worker():
        while True:
            try:
                place, item = jobs.get_nowait()
            except queue.Empty:
                return
            try:
                rows[place] = (item, fn(item), None)
            except Exception as error:
                rows[place] = (item, None, error)
                return

    threads = [threading.Thread(target=worker) for _ in range(max_workers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return [rows[place] for place in sorted(rows)]


def parallel_map(fn, items, max_workers):
    results = []
    for _, result, error in gather_outcomes(fn, items, max_workers):
        if error is not None:
            raise error
        results.append(result)
    return results


def first_result(fns):
    if not fns:
        raise ValueError("nobody to ask")
    pool = ThreadPoolExecutor(len(fns))
    futures = [pool.submit(fn) for fn in fns]
    pool.shutdown(wait=False)
    for future in as_completed(futures):
        if future.exception() is None:
            return future.result()
    raise future.exception()
