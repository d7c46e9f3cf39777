# multiprocessing.Pool with imap_unordered, watched from outside: a worker that dies would never answer.
import hashlib
import logging
import multiprocessing
import os
from collections import namedtuple

Outcome = namedtuple("Outcome", ["path", "value", "error"])


def checksum(path):
    with open(path, "rb") as stream:
        return hashlib.sha256(stream.read()).hexdigest()


def _call(job):
    operation, path = job
    try:
        return path, operation(path), None
    except Exception as error:
        return path, None, error.__class__.__name__


def _list(folder):
    found = []
    for entry in os.scandir(folder):
        if entry.is_dir(follow_symlinks=False):
            found.extend(_list(entry.path))
        else:
            found.append(entry.path)
    return found


def process_directory(path, operation, workers=None, on_progress=None):
    paths = _list(path)
    done = {}
    with multiprocessing.Pool(workers) as pool:
        workers_at_first = list(pool._pool)
        answers = pool.imap_unordered(_call, [(operation, each) for each in paths])
        while len(done) < len(paths):
            try:
                outcome = Outcome(*answers.next(timeout=0.1))
            except multiprocessing.TimeoutError:
                if all(worker.exitcode is None for worker in workers_at_first):
                    continue
                break
            done[outcome.path] = outcome
            if on_progress is not None:
                on_progress(len(done), len(paths))
    for each in paths:
        if each not in done:
            done[each] = Outcome(each, None, "a worker died before this was done")
            if on_progress is not None:
                on_progress(len(done), len(paths))
    for outcome in done.values():
        if outcome.error:
            logging.getLogger("files").warning("%s failed: %s", outcome.path, outcome.error)
    return [done[each] for each in sorted(paths)]
