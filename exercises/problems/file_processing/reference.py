"""Files in parallel: a pool for all of them, and a pool of its own for whoever is under suspicion."""

import hashlib
import logging
import os
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from typing import Any, Callable, Dict, List, NamedTuple, Optional, Tuple

_CHUNK = 1 << 20

log = logging.getLogger(__name__)


class Outcome(NamedTuple):
    """What became of one file."""

    path: str
    #: What the operation returned; None where it failed.
    value: Any
    #: None, or something truthy that tells what went wrong.
    error: Any


def process_directory(
    path: str,
    operation: Callable[[str], Any],
    workers: Optional[int] = None,
    on_progress: Optional[Callable[[int, int], Any]] = None,
) -> List[Outcome]:
    """Call ``operation`` with every file below ``path``, in ``workers`` processes; return the outcomes by path.

    ``on_progress(done, total)`` is called in this process.
    """
    # Not is_file(): a link that leads nowhere is one of the failures to be told.
    files = sorted(os.path.join(folder, name) for folder, _, names in os.walk(path) for name in names)
    outcomes: Dict[str, Outcome] = {}

    def settle(file: str, value: Any, error: Optional[str]) -> None:
        outcomes[file] = Outcome(file, value, error)
        if error is not None:
            log.warning("%s: %s", file, error)
        if on_progress is not None:
            on_progress(len(outcomes), len(files))

    with ProcessPoolExecutor(workers) as pool:
        futures = _submit_all(pool, operation, files)
        for future in as_completed(futures):
            try:
                settle(futures[future], *future.result())
            except BrokenProcessPool:
                pass  # somebody's: see below
            except Exception as error:  # a value that cannot travel between processes
                settle(futures[future], None, repr(error))
    # When a process dies, the whole pool does. One by one, each of the rest is to blame for its own end only.
    rest = [file for file in reversed(files) if file not in outcomes]
    while rest:
        with ProcessPoolExecutor(1) as pool:
            while rest:
                file = rest.pop()
                try:
                    settle(file, *pool.submit(_attempt, operation, file).result())
                except BrokenProcessPool as error:
                    settle(file, None, repr(error))
                    break
                except Exception as error:
                    settle(file, None, repr(error))
    return [outcomes[file] for file in files]


def checksum(path: str) -> str:
    """Return the SHA-256 of a file's bytes, in hexadecimal digits."""
    digest = hashlib.sha256()
    with open(path, "rb") as file:
        for chunk in iter(lambda: file.read(_CHUNK), b""):
            digest.update(chunk)
    return digest.hexdigest()


def _submit_all(pool: ProcessPoolExecutor, operation: Callable[[str], Any], files: List[str]) -> "Dict[Future[Any], str]":
    futures: "Dict[Future[Any], str]" = {}
    for file in files:
        try:
            futures[pool.submit(_attempt, operation, file)] = file
        except BrokenProcessPool:
            break
    return futures


def _attempt(operation: Callable[[str], Any], path: str) -> Tuple[Any, Optional[str]]:
    """In a process of the pool: the value and None, or None and the error, as text that can always travel."""
    try:
        return operation(path), None
    except Exception as error:
        return None, repr(error)
