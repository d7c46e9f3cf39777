"""A condition, a deadline by hand, and the factory under the lock: slower, and right."""

import threading
import time
from contextlib import contextmanager


class ConnectionPool:
    def __init__(self, size, factory):
        self._size = size
        self._factory = factory
        self._all = []
        self._cond = threading.Condition()

    def acquire(self, timeout=None):
        end = None if timeout is None else time.monotonic() + timeout
        with self._cond:
            while True:
                for entry in self._all:
                    if not entry[1]:
                        entry[1] = True
                        return entry[0]
                if len(self._all) < self._size:
                    entry = [self._factory(), True]
                    self._all.append(entry)
                    return entry[0]
                left = None if end is None else end - time.monotonic()
                if left is not None and left <= 0:
                    raise TimeoutError()
                self._cond.wait(left)

    def release(self, conn):
        with self._cond:
            for entry in self._all:
                if entry[0] is conn and entry[1]:
                    entry[1] = False
                    self._cond.notify_all()
                    return
            raise ValueError("unknown connection")

    @contextmanager
    def connection(self):
        conn = self.acquire()
        try:
            yield conn
        finally:
            self.release(conn)
