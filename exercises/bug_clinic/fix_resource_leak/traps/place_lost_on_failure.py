# deadlock: the place is given back only when the job succeeds

import threading


class Workers:
    def __init__(self, n):
        self.places = threading.Semaphore(n)
        self.lock = threading.Lock()
        self.threads = []
        self.closed = False

    def submit(self, fn):
        with self.lock:
            if self.closed:
                raise RuntimeError("closed")
            thread = threading.Thread(target=self.run, args=(fn,))
            thread.start()
            self.threads.append(thread)

    def run(self, fn):
        self.places.acquire()
        try:
            fn()
        except Exception as error:
            print(error)
            return
        self.places.release()

    def shutdown(self):
        with self.lock:
            self.closed = True
        for thread in self.threads:
            thread.join()
