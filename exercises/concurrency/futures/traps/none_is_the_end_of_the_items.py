# exception: takes an item that is None for the end of the items

import queue
import threading


def gather_outcomes(fn, items, max_workers):
    out = [None] * len(items)
    todo = iter(list(enumerate(items)))
    lock = threading.Lock()
    def work():
        while True:
            with lock:
                i, item = next(todo, (None, None))
            if item is None:
                return
            try:
                out[i] = (item, fn(item), None)
            except Exception as e:
                out[i] = (item, None, e)
    crew = [threading.Thread(target=work) for _ in range(min(max_workers, len(items)))]
    for t in crew:
        t.start()
    for t in crew:
        t.join()
    return out


def parallel_map(fn, items, max_workers):
    outcomes = gather_outcomes(fn, items, max_workers)
    for _, _, e in outcomes:
        if e is not None:
            raise e
    return [r for _, r, _ in outcomes]


def first_result(fns):
    if not fns:
        raise ValueError("nothing to call")
    box = queue.Queue()
    def call(fn):
        try:
            box.put((True, fn()))
        except Exception as e:
            box.put((False, e))
    for fn in fns:
        threading.Thread(target=call, args=(fn,), daemon=True).start()
    for _ in fns:
        fine, what = box.get()
        if fine:
            return what
    raise what
