# failed: hands on_progress to the processes
import hashlib
import logging
import os
from collections import namedtuple
from concurrent.futures import ProcessPoolExecutor, as_completed

Outcome = namedtuple("Outcome", "path value error")


def checksum(path):
    with open(path, "rb") as file:
        return hashlib.sha256(file.read()).hexdigest()


def run(operation, path, number, total, on_progress):
    try:
        return operation(path)
    finally:
        if on_progress:
            on_progress(number, total)


def process_directory(path, operation, workers=None, on_progress=None):
    paths = sorted(os.path.join(folder, name) for folder, _, names in os.walk(path) for name in names)
    outcomes = []
    with ProcessPoolExecutor(workers) as pool:
        futures = {pool.submit(run, operation, each, number, len(paths), on_progress): each for number, each in enumerate(paths, 1)}
        for done, future in enumerate(as_completed(futures), 1):
            error = future.exception()
            if error is not None:
                logging.warning("%s: %r", futures[future], error)
            outcomes.append(Outcome(futures[future], None if error else future.result(), error and repr(error)))
    return sorted(outcomes, key=lambda outcome: outcome.path)
