# livelock: asks for the lock without waiting, in a loop

import threading


class Corridor:
    def __init__(self):
        self.direction = None
        self.inside = 0
        self.lock = threading.Lock()

    def pass_through(self, name, direction, walk):
        while not self.lock.acquire(blocking=False):
            pass
        try:
            walk()
        finally:
            self.lock.release()
