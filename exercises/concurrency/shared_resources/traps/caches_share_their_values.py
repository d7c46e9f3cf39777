# failed: all caches share one dictionary

import threading
from typing import Any, Callable, Dict, Hashable


class Counter:
    """Counts from 0."""

    def __init__(self) -> None:
        self._value = 0
        self._lock = threading.Lock()

    def increment(self) -> None:
        """Add 1."""
        with self._lock:
            self._value += 1

    @property
    def value(self) -> int:
        """Return the number now."""
        return self._value


class OnceCache:
    """Computes the value of each key once, whatever the number of callers."""

    _values: Dict[Hashable, Any] = {}

    def __init__(self) -> None:
        self._key_locks: Dict[Hashable, Any] = {}
        self._table_lock = threading.Lock()

    def get(self, key: Hashable, compute: Callable[[], Any]) -> Any:
        """Return the value of ``key``; the first caller computes it, and alone sees an exception."""
        with self._table_lock:
            if key in self._values:
                return self._values[key]
            key_lock = self._key_locks.setdefault(key, threading.Lock())
        # Only callers of this key meet here; the table stays free for all others.
        with key_lock:
            with self._table_lock:
                if key in self._values:
                    return self._values[key]
            value = compute()
            with self._table_lock:
                self._values[key] = value
            return value
