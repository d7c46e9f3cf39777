"""A semaphore for the places, a lock for the lists, and a class as context manager. camelCase and type hints."""

from __future__ import annotations

from threading import BoundedSemaphore, Lock
from typing import Any, Callable


class Borrowed:
    def __init__(self, pool: ConnectionPool) -> None:
        self.pool = pool
        self.conn: Any = None

    def __enter__(self) -> Any:
        self.conn = self.pool.acquire()
        return self.conn

    def __exit__(self, *problem: object) -> None:
        self.pool.release(self.conn)


class ConnectionPool:
    def __init__(self, size: int, factory: Callable[[], Any]) -> None:
        self.makeOne = factory
        self.places = BoundedSemaphore(size)
        self.guard = Lock()
        self.idle: list[Any] = []
        self.lent: list[Any] = []

    def takeOrMake(self) -> Any:
        with self.guard:
            if self.idle:
                conn = self.idle.pop(0)
                self.lent.append(conn)
                return conn
        conn = self.makeOne()
        with self.guard:
            self.lent.append(conn)
        return conn

    def acquire(self, timeout: float | None = None) -> Any:
        if not self.places.acquire(timeout=timeout):
            raise TimeoutError("all connections are out")
        try:
            return self.takeOrMake()
        except BaseException:
            self.places.release()
            raise

    def release(self, conn: Any) -> None:
        with self.guard:
            places = [place for place, each in enumerate(self.lent) if each is conn]
            if not places:
                raise ValueError("not one of ours, or back already")
            self.idle.append(self.lent.pop(places[0]))
        self.places.release()

    def connection(self) -> Borrowed:
        return Borrowed(self)
