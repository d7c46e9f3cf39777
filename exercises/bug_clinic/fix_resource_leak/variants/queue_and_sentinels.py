"""A queue with one sentinel for each worker; the workers start at once, failures are collected."""

from queue import Queue
from threading import Lock, Thread

STOP = object()


class Workers:
    def __init__(self, n):
        self.queue = Queue()
        self.gate = Lock()
        self.open = True
        self.failures = []
        self.crew = [Thread(target=self.loop, name="worker-%d" % k) for k in range(n)]
        for member in self.crew:
            member.start()

    def loop(self):
        for job in iter(self.queue.get, STOP):
            try:
                job()
            except Exception as failure:
                self.failures.append(failure)

    def submit(self, fn):
        with self.gate:
            if not self.open:
                raise RuntimeError("submit after shutdown")
            self.queue.put(fn)

    def shutdown(self):
        with self.gate:
            if self.open:
                self.open = False
                for _ in self.crew:
                    self.queue.put(STOP)
        for member in self.crew:
            member.join()
