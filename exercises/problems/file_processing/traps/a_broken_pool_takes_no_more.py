# exception: a process dies before all files are handed out, and the pool takes no more

import hashlib
import logging
import os
from concurrent.futures import ProcessPoolExecutor, as_completed
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
    with ProcessPoolExecutor(workers) as pool:
        futures = {pool.submit(_attempt, operation, file): file for file in files}
        for future in as_completed(futures):
            file = futures[future]
            try:
                value, error = future.result()
            except Exception as problem:  # the process is gone, or the value cannot travel between processes
                value, error = None, repr(problem)
            outcomes[file] = Outcome(file, value, error)
            if error is not None:
                log.warning("%s: %s", file, error)
            if on_progress is not None:
                on_progress(len(outcomes), len(files))
    return [outcomes[file] for file in files]


def checksum(path: str) -> str:
    """Return the SHA-256 of a file's bytes, in hexadecimal digits."""
    digest = hashlib.sha256()
    with open(path, "rb") as file:
        for chunk in iter(lambda: file.read(_CHUNK), b""):
            digest.update(chunk)
    return digest.hexdigest()


def _attempt(operation: Callable[[str], Any], path: str) -> Tuple[Any, Optional[str]]:
    """In a process of the pool: the value and None, or None and the error, as text that can always travel."""
    try:
        return operation(path), None
    except Exception as error:
        return None, repr(error)
