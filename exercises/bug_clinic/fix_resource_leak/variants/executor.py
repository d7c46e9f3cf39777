"""The library's pool behind the same interface. camelCase and type hints."""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, Callable


class Workers:
    def __init__(self, n: int) -> None:
        self.pool = ThreadPoolExecutor(max_workers=n)

    def submit(self, fn: Callable[[], Any]) -> Future[Any]:
        return self.pool.submit(fn)

    def shutdown(self) -> None:
        self.pool.shutdown(wait=True)
