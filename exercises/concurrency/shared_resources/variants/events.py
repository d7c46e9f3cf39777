"""The state of a key is an event while somebody computes it; who waits looks again."""

import threading


class Counter:
    def __init__(self):
        self.lock = threading.RLock()
        self.count = 0

    def increment(self):
        self.lock.acquire()
        try:
            self.count = self.count + 1
        finally:
            self.lock.release()
        return self.count

    @property
    def value(self):
        with self.lock:
            return self.count


class OnceCache:
    def __init__(self):
        self.lock = threading.Lock()
        self.ready = {}
        self.computing = {}

    def get(self, key, compute):
        while True:
            with self.lock:
                if key in self.ready:
                    return self.ready[key]
                event = self.computing.get(key)
                if event is None:
                    mine = self.computing[key] = threading.Event()
                    break
            print("waiting for", key)
            event.wait()
        try:
            value = compute()
            with self.lock:
                self.ready[key] = value
            return value
        finally:
            with self.lock:
                del self.computing[key]
            mine.set()
