# timed-out: a pool of multiprocessing never answers for a worker that died
import hashlib
import logging
import multiprocessing
import os
from collections import namedtuple

Outcome = namedtuple("Outcome", "path value error")


def checksum(path):
    with open(path, "rb") as file:
        return hashlib.sha256(file.read()).hexdigest()


def attempt(job):
    operation, path = job
    try:
        return Outcome(path, operation(path), None)
    except Exception as error:
        return Outcome(path, None, repr(error))


def process_directory(path, operation, workers=None, on_progress=None):
    paths = sorted(os.path.join(folder, name) for folder, _, names in os.walk(path) for name in names)
    outcomes = []
    with multiprocessing.Pool(workers) as pool:
        for outcome in pool.imap_unordered(attempt, [(operation, each) for each in paths]):
            outcomes.append(outcome)
            if outcome.error:
                logging.warning("%s: %s", outcome.path, outcome.error)
            if on_progress:
                on_progress(len(outcomes), len(paths))
    return sorted(outcomes)
