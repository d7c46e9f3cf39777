# race: two callers make a lock for the same key, one each

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
        if key not in self.running:
            self.running[key] = threading.Lock()
        with self.running[key]:
            if key not in self.values:
                self.values[key] = compute()
            return self.values[key]
