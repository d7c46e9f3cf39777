# exception: an operation that raises ends the whole run
import hashlib
import os
from collections import namedtuple
from concurrent.futures import ProcessPoolExecutor, as_completed

Outcome = namedtuple("Outcome", "path value error")


def checksum(path):
    with open(path, "rb") as file:
        return hashlib.sha256(file.read()).hexdigest()


def process_directory(path, operation, workers=None, on_progress=None):
    paths = sorted(os.path.join(folder, name) for folder, _, names in os.walk(path) for name in names)
    outcomes = []
    with ProcessPoolExecutor(workers) as pool:
        futures = {pool.submit(operation, each): each for each in paths}
        for done, future in enumerate(as_completed(futures), 1):
            outcomes.append(Outcome(futures[future], future.result(), None))
            if on_progress:
                on_progress(done, len(paths))
    return sorted(outcomes, key=lambda outcome: outcome.path)
