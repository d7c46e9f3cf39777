# deadlock: a queue with a limit makes submit wait when many jobs come at once

import queue
import threading


class Workers:
    def __init__(self, n):
        self._jobs = queue.Queue(2 * n)
        self._lock = threading.Lock()
        self._closed = False
        self._threads = [threading.Thread(target=self._work) for _ in range(n)]
        for thread in self._threads:
            thread.start()

    def submit(self, fn):
        with self._lock:
            if self._closed:
                raise RuntimeError("the workers have gone home")
            self._jobs.put(fn)

    def _work(self):
        for job in iter(self._jobs.get, None):
            try:
                job()
            except Exception:
                pass

    def shutdown(self):
        with self._lock:
            if not self._closed:
                self._closed = True
                for _ in self._threads:
                    self._jobs.put(None)
        for thread in self._threads:
            thread.join()
