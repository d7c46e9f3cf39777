"""A pool that lends out at most n connections."""

from typing import Any, Callable, ContextManager, Optional


class ConnectionPool:
    """Lends out at most ``size`` connections, which ``factory()`` makes when they are needed."""

    def __init__(self, size: int, factory: Callable[[], Any]) -> None:
        raise NotImplementedError("ConnectionPool(size, factory) should prepare an empty pool.")

    def acquire(self, timeout: Optional[float] = None) -> Any:
        """Lend a connection; TimeoutError when none is free within ``timeout`` seconds (0 tries once)."""
        raise NotImplementedError("acquire(timeout) should lend a connection.")

    def release(self, conn: Any) -> None:
        """Take a connection back; ValueError when it is not out."""
        raise NotImplementedError("release(conn) should take the connection back.")

    def connection(self) -> ContextManager[Any]:
        """Return a context manager that lends a connection and takes it back at the end."""
        raise NotImplementedError("connection() should be a context manager.")
