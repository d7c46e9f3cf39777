# exception: the with block gives nothing back when it raises

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
        if not self.places.acquire(timeout=timeout):
            raise TimeoutError("all connections are out")
        try:
            with self.lock:
                conn = self.idle.pop() if self.idle else self.factory()
                self.out.append(conn)
                return conn
        except BaseException:
            self.places.release()
            raise

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
        yield conn
        self.release(conn)
