# deadlock: shutdown holds the lock that submit needs while it waits for the jobs

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
                raise RuntimeError("the workers have gone home")
            thread = threading.Thread(target=self._run, args=(fn,))
            self._threads.append(thread)
            thread.start()

    def _run(self, fn):
        self._places.acquire()
        try:
            fn()
        except Exception:
            pass
        finally:
            self._places.release()

    def shutdown(self):
        with self._lock:
            if self._closed:
                return
            self._closed = True
            for thread in self._threads:
                thread.join()
