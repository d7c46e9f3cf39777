"""Catches what a test prints, from every thread and child process, within a fixed amount of memory."""

from __future__ import annotations

import _thread
import io
import os
import sys

from .channel import private_copy

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Callable, Optional, Tuple

_read = os.read
_write = os.write
_dup2 = os.dup2

_CHUNK = 1 << 20
_F_SETPIPE_SZ = 1031


class HeadAndTail:
    """Keeps the first and the last bytes of a stream: together at most ``limit``."""

    def __init__(self, limit: int) -> None:
        self._head_limit = limit - limit // 4
        self._tail_limit = limit // 4
        self._head = bytearray()
        self._tail = b""
        self._size = 0

    def add(self, data: bytes) -> None:
        self._size += len(data)
        room = self._head_limit - len(self._head)
        if room > 0:
            self._head += data[:room]
            data = data[room:]
        if data and self._tail_limit:
            self._tail = (self._tail + data)[-self._tail_limit :]

    def text(self) -> Tuple[str, bool]:
        """Return what was kept, decoded, and whether something is missing from it."""
        left_out = self._size - len(self._head) - len(self._tail)
        if left_out <= 0:
            return (bytes(self._head) + self._tail).decode("utf-8", "replace"), False
        head = self._head.decode("utf-8", "replace")
        tail = self._tail.decode("utf-8", "replace")
        return f"{head}\n… {left_out:,} bytes left out …\n{tail}", True


class Stream(io.TextIOWrapper):
    """A text stream that tells of each piece when it is written, before any buffer holds it back."""

    told: Optional[Callable[[str], None]] = None

    def write(self, text: str) -> int:
        written = super().write(text)
        if self.told is not None:
            self.told(text)
        return written


class Capture:
    """Points descriptors 1 and 2, ``sys.stdout`` and ``sys.stderr`` at a pipe that a thread empties.

    The thread drops what is beyond the limit, so 100 MB of prints cost neither memory nor disk, and the
    writer never waits. A marker written behind the last print tells that everything before it was read.
    """

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._told: Optional[Callable[[str], None]] = None
        self._kept = HeadAndTail(limit)
        reader, writer = os.pipe()
        self._writer = private_copy(writer)
        self._reader = private_copy(reader)
        os.close(reader)
        os.close(writer)
        try:
            import fcntl

            fcntl.fcntl(self._writer, _F_SETPIPE_SZ, _CHUNK)
        except (ImportError, OSError):
            pass
        self._marker = b"\0" + os.urandom(12).hex().encode("ascii") + b"\0"
        self._carry = b""
        self._sent = 0
        self._seen = 0
        self._drained = _thread.allocate_lock()
        self._drained.acquire()
        self.begin()
        self.thread = _thread.start_new_thread(self._drain, ())

    def listen(self, told: Callable[[str], None]) -> None:
        """Have ``told`` called with what is written to the two streams, as it is written."""
        self._told = self._out.told = self._err.told = told

    def begin(self) -> None:
        """Start an empty record, and undo whatever was done to the streams and descriptors meanwhile."""
        _dup2(self._writer, 1)
        _dup2(self._writer, 2)
        self._out = sys.stdout = sys.__stdout__ = self._stream("_out", 1, sys.stdout)
        self._err = sys.stderr = sys.__stderr__ = self._stream("_err", 2, sys.stderr)
        self._kept = HeadAndTail(self._limit)

    def end(self) -> Tuple[str, bool]:
        """Return what was printed since ``begin`` and whether some of it was left out."""
        self._flush()
        self._wait(2.0)
        return self._kept.text()

    def end_from_outside(self, patience: float = 0.3) -> Tuple[str, bool]:
        """Do what ``end`` does while the test still runs: the thread that prints may hold the streams."""
        done = _thread.allocate_lock()
        done.acquire()

        def flush() -> None:
            self._flush()
            done.release()

        _thread.start_new_thread(flush, ())
        done.acquire(True, patience)
        self._wait(patience)
        return self._kept.text()

    def _stream(self, name: str, descriptor: int, present: object) -> Stream:
        mine: Optional[Stream] = getattr(self, name, None)
        if mine is not None and present is mine:
            try:
                if not mine.closed and mine.fileno() == descriptor:
                    return mine
            except ValueError:
                pass  # detached: its buffer was taken away
        raw = io.FileIO(descriptor, "w", closefd=False)
        stream = Stream(io.BufferedWriter(raw), "utf-8", "backslashreplace", newline="\n")
        stream.told = self._told
        return stream

    def _flush(self) -> None:
        for stream in (sys.stdout, sys.stderr, self._out, self._err):
            try:
                stream.flush()
            except BaseException:  # a learner's own stream may raise anything
                pass

    def _wait(self, seconds: float) -> None:
        self._sent += 1
        try:
            _write(self._writer, self._marker)
        except OSError:
            return
        # A wait that gave up leaves a release behind, which must not count for this one.
        while self._seen < self._sent and self._drained.acquire(True, seconds):
            pass

    def _drain(self) -> None:
        marker = self._marker
        keep = len(marker) - 1
        while True:
            try:
                data = _read(self._reader, _CHUNK)
            except OSError:
                return
            if not data:
                return
            window = self._carry + data
            start = window.find(marker)
            while start >= 0:
                self._kept.add(window[:start])
                window = window[start + len(marker) :]
                self._seen += 1
                if self._drained.locked():
                    self._drained.release()
                start = window.find(marker)
            # The marker may have been cut in two by the read: its first part is held back.
            cut = window.rfind(b"\0", len(window) - keep if len(window) > keep else 0)
            hold = len(window) - cut if cut >= 0 and marker.startswith(window[cut:]) else 0
            self._kept.add(window[: len(window) - hold])
            self._carry = window[len(window) - hold :]


def close_standard_input() -> None:
    """Point descriptor 0 and ``sys.stdin`` at the null device: a run has no keyboard."""
    null = os.open(os.devnull, os.O_RDONLY)
    _dup2(null, 0)
    os.close(null)
    sys.stdin = sys.__stdin__ = open(0, encoding="utf-8", closefd=False)
