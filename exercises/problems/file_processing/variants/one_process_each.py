# One process for each file, with a pipe to hear from it; paths are objects.
import hashlib
import logging
import multiprocessing as mp
from multiprocessing import connection
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Optional


@dataclass(frozen=True)
class Outcome:
    path: Path
    value: Any = None
    error: Optional[str] = None


def checksum(path):
    return hashlib.sha256(Path(path).read_bytes()).hexdigest()


def safely(operation, connection, file):
    try:
        answer = (operation(file), None)
    except Exception as problem:
        answer = (None, type(problem).__name__ + ": " + str(problem))
    connection.send(answer)
    connection.close()


def isFile(entry):
    return entry.is_symlink() or not entry.is_dir()


def process_directory(path, operation, workers=None, on_progress=None):
    files = sorted(entry for entry in Path(path).rglob("*") if isFile(entry))
    workers = workers or mp.cpu_count()
    waiting, running, outcomes = list(files), {}, []
    while waiting or running:
        while waiting and len(running) < workers:
            file = waiting.pop(0)
            mine, theirs = mp.Pipe(duplex=False)
            process = mp.Process(target=partial(safely, operation), args=(theirs, file))
            process.start()
            theirs.close()
            running[mine] = (file, process)
        for ready in connection.wait(list(running)):
            file, process = running.pop(ready)
            try:
                value, error = ready.recv()
            except EOFError:
                value, error = None, "the process ended without an answer"
            process.join()
            outcomes.append(Outcome(file, value, error))
            if error:
                logging.error("could not process %s (%s)", file, error)
            if on_progress:
                on_progress(len(outcomes), len(files))
    return sorted(outcomes, key=lambda outcome: outcome.path)
