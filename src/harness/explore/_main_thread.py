"""The thread object of the program's main function."""

from __future__ import annotations

import threading
from typing import Any

from ._logical import LogicalThread
from ._threads import Started, active_threads, real_init


class MainThread(threading.Thread):
    """What ``current_thread()`` and ``main_thread()`` give in the program's main thread."""

    def __init__(self) -> None:
        real_init(self, name="MainThread", daemon=False)
        self._started: Any = Started()
        self._started.set()
        self._ip_label = "main"
        self._ip_logical: Any = None

    def adopt(self, logical: LogicalThread) -> None:
        """Become the thread object of ``logical``."""
        self._ip_logical = logical
        logical.python_thread = self
        self._ident = logical.ident
        active_threads()[logical.ident] = self
        setattr(threading, "_main_thread", self)
        if hasattr(self, "_native_id"):
            self._native_id = threading.get_native_id()
