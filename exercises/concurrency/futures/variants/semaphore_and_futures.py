"""Bare futures that threads fulfil, a semaphore as the limit, and wait(FIRST_COMPLETED)."""

import threading
from concurrent.futures import FIRST_COMPLETED, Future, wait


def start(fn, *args, gate=None):
    future = Future()

    def body():
        try:
            value = fn(*args)
        except Exception as exc:
            outcome = lambda exc=exc: future.set_exception(exc)
        else:
            outcome = lambda: future.set_result(value)
        if gate is not None:
            gate.release()
        outcome()

    if gate is not None:
        gate.acquire()
    threading.Thread(target=body, daemon=True).start()
    return future


def submit_all(fn, items, max_workers):
    gate = threading.BoundedSemaphore(max_workers)
    return [start(fn, item, gate=gate) for item in items]


def parallel_map(fn, items, max_workers):
    return [future.result() for future in submit_all(fn, items, max_workers)]


def gather_outcomes(fn, items, max_workers):
    rows = []
    for item, future in zip(items, submit_all(fn, items, max_workers)):
        try:
            rows.append((item, future.result(), None))
        except Exception as exc:
            rows.append((item, None, exc))
    print(len(rows), "outcomes")
    return rows


def first_result(fns):
    if not fns:
        raise ValueError("fns is empty")
    pending = {start(fn) for fn in fns}
    while True:
        done, pending = wait(pending, return_when=FIRST_COMPLETED)
        for future in done:
            if future.exception() is None:
                return future.result()
        if not pending:
            raise done.pop().exception()
