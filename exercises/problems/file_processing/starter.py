"""Files in parallel: an operation on every file of a folder, in several processes."""

from typing import Any, Callable, List, NamedTuple, Optional


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
    raise NotImplementedError("process_directory(path, operation) should return an outcome for every file.")


def checksum(path: str) -> str:
    """Return the SHA-256 of a file's bytes, in hexadecimal digits."""
    raise NotImplementedError("checksum(path) should return the SHA-256 of the file's bytes.")
