# deadlock: notifies nobody when the factory fails, and the others wait on

import threading
from contextlib import contextmanager


class ConnectionPool:
    def __init__(self, size, factory):
        self.size = size
        self.factory = factory
        self.taken = 0
        self.idle = []
        self.out = {}
        self.cond = threading.Condition()

    def acquire(self, timeout=None):
        with self.cond:
            if not self.cond.wait_for(lambda: self.taken < self.size, timeout):
                raise TimeoutError
            self.taken += 1
            if self.idle:
                conn = self.idle.pop()
                self.out[id(conn)] = conn
                return conn
        try:
            conn = self.factory()
        except Exception:
            self.taken -= 1
            raise
        with self.cond:
            self.out[id(conn)] = conn
        return conn

    def release(self, conn):
        with self.cond:
            if self.out.pop(id(conn), self) is self:
                raise ValueError("not out")
            self.idle.append(conn)
            self.taken -= 1
            self.cond.notify()

    @contextmanager
    def connection(self):
        conn = self.acquire()
        try:
            yield conn
        finally:
            self.release(conn)
