# deadlock: holds the one lock while it computes, so different keys block each other

import threading


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
            if key not in self.values:
                self.values[key] = compute()
            return self.values[key]
