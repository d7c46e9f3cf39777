# failed: all counters share one number

import threading


class Counter:
    _value = 0
    _lock = threading.Lock()

    def __init__(self):
        self._lock = Counter._lock

    def increment(self):
        with self._lock:
            Counter._value += 1

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
            with self.lock:
                self.values[key] = value
            return value
        finally:
            with self.lock:
                del self.running[key]
            done.set()
