# exception: a second shutdown is refused

import queue
import threading


class Workers:
    def __init__(self, n):
        self.jobs = queue.Queue()
        self.lock = threading.Lock()
        self.closed = False
        self.threads = [threading.Thread(target=self.loop) for _ in range(n)]
        for thread in self.threads:
            thread.start()

    def loop(self):
        while True:
            job = self.jobs.get()
            if job is None:
                return
            try:
                job()
            except Exception as error:
                print(error)

    def submit(self, fn):
        with self.lock:
            if self.closed:
                raise RuntimeError("closed")
            self.jobs.put(fn)

    def shutdown(self):
        with self.lock:
            if self.closed:
                raise RuntimeError("closed already")
            self.closed = True
            for _ in self.threads:
                self.jobs.put(None)
        for thread in self.threads:
            thread.join()
