"""Futures in the table. camelCase and type hints; the counter counts through an iterator under a lock."""

from __future__ import annotations

import threading
from concurrent.futures import Future
from itertools import count
from typing import Any, Callable, Hashable


class Counter:
    def __init__(self) -> None:
        self.numbers = count(1)
        self.guard = threading.Lock()
        self.latest = 0

    def increment(self) -> None:
        with self.guard:
            self.latest = next(self.numbers)

    value = property(lambda self: self.latest)


class OnceCache:
    def __init__(self) -> None:
        self.guard = threading.Lock()
        self.futures: dict[Hashable, Future[Any]] = {}

    def computeInto(self, future: Future[Any], key: Hashable, compute: Callable[[], Any]) -> Any:
        try:
            result = compute()
        except BaseException as error:
            with self.guard:
                del self.futures[key]
            future.set_exception(error)
            raise
        future.set_result(result)
        return result

    def get(self, key: Hashable, compute: Callable[[], Any]) -> Any:
        while True:
            with self.guard:
                future = self.futures.get(key)
                if future is None:
                    myOwn: Future[Any] = Future()
                    self.futures[key] = myOwn
                    break
            if future.exception() is None:
                return future.result()
        return self.computeInto(myOwn, key, compute)
