# exception: all threads write into one slot, and a later answer replaces the first

import threading
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
    answers = []
    done = threading.Event()

    def ask(fn):
        try:
            answers[:] = [fn()]
        except Exception as error:
            if not answers:
                answers.append(error)
        done.set()

    for fn in fns:
        threading.Thread(target=ask, args=(fn,), daemon=True).start()
    done.wait()
    if isinstance(answers[0], Exception):
        raise answers[0]
    return answers[0]
