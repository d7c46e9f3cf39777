"""The starter's design, repaired: a thread for each job, places in a with block, and all threads joined."""

import threading


class Workers:
    def __init__(self, n):
        self._places = threading.Semaphore(n)
        self._lock = threading.Lock()
        self._threads = []
        self._closed = False

    def submit(self, fn):
        with self._lock:
            if self._closed:
                raise RuntimeError("closed")
            thread = threading.Thread(target=self._run, args=(fn,))
            thread.start()
            self._threads.append(thread)
        return thread

    def _run(self, fn):
        with self._places:
            try:
                fn()
            except Exception as problem:
                print("failed:", problem)

    def shutdown(self):
        with self._lock:
            self._closed = True
            threads, self._threads = self._threads, []
        for thread in threads:
            thread.join()
