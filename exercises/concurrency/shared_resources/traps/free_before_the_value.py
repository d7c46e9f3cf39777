# race: the key is free again before the value is stored

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
        while True:
            with self.lock:
                if key in self.values:
                    return self.values[key]
                if key not in self.running:
                    done = self.running[key] = threading.Event()
                    break
                other = self.running[key]
            other.wait()
        try:
            value = compute()
        finally:
            with self.lock:
                del self.running[key]
            done.set()
        with self.lock:
            self.values[key] = value
        return value
