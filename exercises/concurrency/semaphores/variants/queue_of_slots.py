"""A queue of slots, those with a connection first; who takes an empty slot makes the connection."""

import contextlib
import queue
import threading


class Slot:
    def __init__(self):
        self.conn = None
        self.made = False

    def __lt__(self, other):
        return self.made and not other.made


class ConnectionPool:
    def __init__(self, size, factory):
        self.factory = factory
        self.ready = queue.PriorityQueue()
        for _ in range(size):
            self.ready.put(Slot())
        self.lent = {}
        self.lock = threading.Lock()

    def acquire(self, timeout=None):
        try:
            slot = self.ready.get(True, timeout) if timeout != 0 else self.ready.get_nowait()
        except queue.Empty:
            raise TimeoutError from None
        if not slot.made:
            try:
                slot.conn = self.factory()
            except BaseException:
                self.ready.put(slot)
                raise
            slot.made = True
        with self.lock:
            self.lent[id(slot.conn)] = slot
        return slot.conn

    def release(self, conn):
        with self.lock:
            slot = self.lent.pop(id(conn), None)
        if slot is None:
            raise ValueError(conn)
        print("back:", conn)
        self.ready.put(slot)

    @contextlib.contextmanager
    def connection(self):
        conn = self.acquire()
        try:
            yield conn
        finally:
            self.release(conn)
