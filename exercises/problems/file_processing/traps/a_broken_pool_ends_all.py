# exception: a process that dies breaks the pool, and map lets the exception through
import hashlib
import logging
import os
from collections import namedtuple
from concurrent.futures import ProcessPoolExecutor
from functools import partial

Outcome = namedtuple("Outcome", "path value error")


def checksum(path):
    with open(path, "rb") as file:
        return hashlib.sha256(file.read()).hexdigest()


def attempt(operation, path):
    try:
        return Outcome(path, operation(path), None)
    except Exception as error:
        return Outcome(path, None, repr(error))


def process_directory(path, operation, workers=None, on_progress=None):
    paths = sorted(os.path.join(folder, name) for folder, _, names in os.walk(path) for name in names)
    outcomes = []
    with ProcessPoolExecutor(workers) as pool:
        for outcome in pool.map(partial(attempt, operation), paths):
            outcomes.append(outcome)
            if outcome.error:
                logging.warning("%s: %s", outcome.path, outcome.error)
            if on_progress:
                on_progress(len(outcomes), len(paths))
    return sorted(outcomes, key=lambda outcome: outcome.path)
