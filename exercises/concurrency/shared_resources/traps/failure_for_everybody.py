# race: those who wait get the exception of another caller

import threading
from concurrent.futures import Future


class Counter:
    def __init__(self):
        self._value = 0
        self._lock = threading.Lock()

    def increment(self):
        with self._lock:
            self._value += 1

    @property
    def value(self):
        return self._value


class OnceCache:
    def __init__(self):
        self.values = {}
        self.running = {}
        self.lock = threading.Lock()

    def get(self, key, compute):
        with self.lock:
            first = key not in self.running
            if first:
                self.running[key] = Future()
            future = self.running[key]
        if first:
            try:
                future.set_result(compute())
            except Exception as error:
                with self.lock:
                    del self.running[key]
                future.set_exception(error)
        return future.result()
