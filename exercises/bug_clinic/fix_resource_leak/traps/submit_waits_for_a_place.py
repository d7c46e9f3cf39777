# deadlock: submit waits for a free place

import threading


class Workers:
    def __init__(self, n):
        self.places = threading.Semaphore(n)
        self.lock = threading.Lock()
        self.threads = []
        self.closed = False

    def submit(self, fn):
        self.places.acquire()
        with self.lock:
            if self.closed:
                self.places.release()
                raise RuntimeError("closed")
            thread = threading.Thread(target=self.run, args=(fn,))
            thread.start()
            self.threads.append(thread)

    def run(self, fn):
        try:
            fn()
        except Exception as error:
            print(error)
        finally:
            self.places.release()

    def shutdown(self):
        with self.lock:
            self.closed = True
        for thread in self.threads:
            thread.join()
