"""A pool of workers: n threads, a queue with a closing time, and failures that stay with their job."""

import threading
from collections import deque
from typing import Callable, Deque, List


class Workers:
    """Runs jobs in threads, at most ``n`` at the same time."""

    def __init__(self, n: int) -> None:
        self._jobs: Deque[Callable[[], object]] = deque()
        self._closed = False
        self._changed = threading.Condition()
        self._threads: List[threading.Thread] = []
        self._n = n

    def submit(self, fn: Callable[[], object]) -> None:
        """Accept a job; RuntimeError after shutdown."""
        # Looking whether it is closed and accepting are one step: nothing slips in behind the end.
        with self._changed:
            if self._closed:
                raise RuntimeError("the workers have gone home")
            self._jobs.append(fn)
            if len(self._threads) < self._n:
                thread = threading.Thread(target=self._work)
                self._threads.append(thread)
                thread.start()
            self._changed.notify()

    def _work(self) -> None:
        while True:
            with self._changed:
                while not self._jobs and not self._closed:
                    self._changed.wait()
                if not self._jobs:
                    return
                job = self._jobs.popleft()
            try:
                job()
            except Exception as error:
                # A failing job must not cost the pool a worker.
                print(f"a job failed: {error!r}")

    def shutdown(self) -> None:
        """Run what was accepted and end all threads."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()
        for thread in self._threads:
            thread.join()
