# timed-out: after a failure nobody wakes those who wait

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
        value = compute()
        with self.lock:
            self.values[key] = value
            del self.running[key]
        done.set()
        return value
