# exception: keeps lent connections in a set, which needs a hash

import threading
from contextlib import contextmanager


class ConnectionPool:
    def __init__(self, size, factory):
        self.factory = factory
        self.places = threading.Semaphore(size)
        self.lock = threading.Lock()
        self.idle = []
        self.out = set()

    def acquire(self, timeout=None):
        if not self.places.acquire(timeout=timeout):
            raise TimeoutError("all connections are out")
        try:
            with self.lock:
                conn = self.idle.pop() if self.idle else self.factory()
                self.out.add(conn)
                return conn
        except BaseException:
            self.places.release()
            raise

    def release(self, conn):
        with self.lock:
            if conn not in self.out:
                raise ValueError("not out")
            self.out.discard(conn)
            self.idle.append(conn)
        self.places.release()

    @contextmanager
    def connection(self):
        conn = self.acquire()
        try:
            yield conn
        finally:
            self.release(conn)
