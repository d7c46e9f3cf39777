# livelock: takes the lock again and again to look

import threading


class Corridor:
    def __init__(self):
        self.direction = None
        self.inside = 0
        self.lock = threading.Lock()

    def pass_through(self, name, direction, walk):
        while True:
            with self.lock:
                if self.inside == 0 or self.direction == direction:
                    self.direction = direction
                    self.inside += 1
                    break
        try:
            walk()
        finally:
            with self.lock:
                self.inside -= 1
