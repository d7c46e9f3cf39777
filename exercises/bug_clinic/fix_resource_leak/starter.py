"""A pool of workers that loses things on the way. Find the leaks and repair them."""

import threading
from typing import Callable, List


class Workers:
    """Runs jobs in threads, at most ``n`` at the same time."""

    def __init__(self, n: int) -> None:
        self._places = threading.Semaphore(n)
        self._lock = threading.Lock()
        self._threads: List[threading.Thread] = []
        self._closed = False

    def submit(self, fn: Callable[[], object]) -> None:
        """Accept a job; RuntimeError after shutdown."""
        self._lock.acquire()
        if self._closed:
            raise RuntimeError("the workers have gone home")
        thread = threading.Thread(target=self._run, args=(fn,))
        self._threads.append(thread)
        self._lock.release()
        thread.start()

    def _run(self, fn: Callable[[], object]) -> None:
        self._places.acquire()
        fn()
        self._places.release()

    def shutdown(self) -> None:
        """Run what was accepted and end all threads."""
        with self._lock:
            self._closed = True
        if self._threads:
            self._threads[-1].join()
