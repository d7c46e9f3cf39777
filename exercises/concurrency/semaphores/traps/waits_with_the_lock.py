# deadlock: waits for a place while it holds the lock that release needs

import threading
from contextlib import contextmanager


class ConnectionPool:
    def __init__(self, size, factory):
        self.factory = factory
        self.places = threading.Semaphore(size)
        self.lock = threading.Lock()
        self.idle = []
        self.out = []

    def acquire(self, timeout=None):
        with self.lock:
            if not self.places.acquire(timeout=timeout):
                raise TimeoutError("all connections are out")
            try:
                conn = self.idle.pop() if self.idle else self.factory()
            except BaseException:
                self.places.release()
                raise
            self.out.append(conn)
            return conn

    def release(self, conn):
        with self.lock:
            for i, each in enumerate(self.out):
                if each is conn:
                    del self.out[i]
                    break
            else:
                raise ValueError("not out")
            self.idle.append(conn)
        self.places.release()

    @contextmanager
    def connection(self):
        conn = self.acquire()
        try:
            yield conn
        finally:
            self.release(conn)
