# race: looks whether it is out in one step and takes it back in another

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
        if not any(each is conn for each in self.out):
            raise ValueError("not out")
        with self.lock:
            self.out = [each for each in self.out if each is not conn]
            self.idle.append(conn)
        self.places.release()

    @contextmanager
    def connection(self):
        conn = self.acquire()
        try:
            yield conn
        finally:
            self.release(conn)
