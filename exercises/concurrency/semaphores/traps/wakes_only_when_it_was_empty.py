# deadlock: wakes somebody only when no place was free before, so the second of two releases wakes nobody

import threading
from contextlib import contextmanager
from typing import Any, Callable, Dict, Iterator, List, Optional


class ConnectionPool:
    """Lends out at most ``size`` connections, which ``factory()`` makes when they are needed."""

    def __init__(self, size: int, factory: Callable[[], Any]) -> None:
        self._free_places = size
        self._factory = factory
        self._idle: List[Any] = []
        # By identity: connections may be equal to each other, and need no hash.
        self._out: Dict[int, Any] = {}
        self._changed = threading.Condition()

    def acquire(self, timeout: Optional[float] = None) -> Any:
        """Lend a connection; TimeoutError when none is free within ``timeout`` seconds (0 tries once)."""
        with self._changed:
            if not self._changed.wait_for(lambda: self._free_places > 0, timeout):
                raise TimeoutError(f"no connection was free within {timeout} seconds")
            self._free_places -= 1
            if self._idle:
                conn = self._idle.pop()
                self._out[id(conn)] = conn
                return conn
        # The place is taken, so that the factory need not keep the others waiting.
        try:
            conn = self._factory()
        except BaseException:
            with self._changed:
                self._free_places += 1
                self._changed.notify()
            raise
        with self._changed:
            self._out[id(conn)] = conn
        return conn

    def release(self, conn: Any) -> None:
        """Take a connection back; ValueError when it is not out."""
        with self._changed:
            if id(conn) not in self._out:
                raise ValueError("this connection is not out")
            self._idle.append(self._out.pop(id(conn)))
            self._free_places += 1
            if self._free_places == 1:
                self._changed.notify()

    @contextmanager
    def connection(self) -> Iterator[Any]:
        """Return a context manager that lends a connection and takes it back at the end."""
        conn = self.acquire()
        try:
            yield conn
        finally:
            self.release(conn)
