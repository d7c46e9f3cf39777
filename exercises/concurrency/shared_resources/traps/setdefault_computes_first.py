# race: computes in any case, and keeps the first value

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
            if key in self.values:
                return self.values[key]
        value = compute()
        with self.lock:
            return self.values.setdefault(key, value)
