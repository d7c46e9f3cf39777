"""Bounds the memory of a run, where the system can."""

from __future__ import annotations

import sys

try:
    from resource import RUSAGE_SELF as _SELF
    from resource import getrusage as _getrusage
except ImportError:  # Windows
    _getrusage = None  # type: ignore[assignment]


def limit_memory(more: int) -> bool:
    """Let this process and its children take ``more`` bytes than now; False where that cannot be done.

    Allocations beyond it raise MemoryError at the learner's line. The limit is on data, not on address
    space, of which threads reserve far more than they use.
    """
    if not sys.platform.startswith("linux"):
        return False
    try:
        import resource

        limit = _data_now() + more
        hard = resource.getrlimit(resource.RLIMIT_DATA)[1]
        if hard != resource.RLIM_INFINITY:
            limit = min(limit, hard)
        resource.setrlimit(resource.RLIMIT_DATA, (limit, hard))
    except (ImportError, OSError, ValueError):
        return False
    return True


def peak_memory() -> int:
    """Return the most bytes that this process has held at once; 0 where that is not known."""
    if _getrusage is None:
        return 0
    peak: int = _getrusage(_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024


def _data_now() -> int:
    with open("/proc/self/status", "rb") as status:
        for line in status:
            if line.startswith(b"VmData:"):
                return int(line.split()[1]) * 1024
    raise OSError("the system does not tell how much data this process holds")
