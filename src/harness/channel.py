"""The private way on which events leave the process."""

from __future__ import annotations

import _thread
import os
from json.encoder import JSONEncoder

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Dict

# A lost channel means that nobody can learn the result any more: the process ends with this code.
EXIT_CHANNEL_LOST = 71

# Bound now, before any learner's code can replace them.
_write = os.write
_exit = os._exit
_getpid = os.getpid
_encode = JSONEncoder(ensure_ascii=True, check_circular=False, default=str).encode


class Channel:
    """Writes events as JSON, one a line behind ``nonce`` and a space; whole lines, from any thread."""

    def __init__(self, descriptor: int, nonce: str) -> None:
        self.descriptor = descriptor
        self._prefix = nonce.encode("utf-8") + b" "
        self._lock = _thread.allocate_lock()
        self._owner = _getpid()

    def emit(self, event: Dict[str, Any]) -> None:
        """Write one event. A forked child of the learner's has nothing to say here: it ends instead."""
        line = memoryview(self._prefix + _encode(event).encode("ascii") + b"\n")
        if _getpid() != self._owner:
            _exit(0)
        # A thread that was killed while writing must not keep the last word from being said.
        held = self._lock.acquire(True, 2.0)
        try:
            while line:
                line = line[_write(self.descriptor, line) :]
        except OSError:
            _exit(EXIT_CHANNEL_LOST)
        finally:
            if held:
                self._lock.release()


def private_copy(descriptor: int) -> int:
    """Duplicate ``descriptor`` out of reach: not inherited by child processes, far from 0, 1 and 2."""
    copy = os.dup(descriptor)
    try:
        import fcntl
    except ImportError:
        return copy
    try:
        # Programs that close "all" descriptors often stop at a small number; those that open a file
        # and expect 3 find it.
        high = fcntl.fcntl(copy, fcntl.F_DUPFD_CLOEXEC, 200)
    except OSError:
        return copy
    os.close(copy)
    return high
