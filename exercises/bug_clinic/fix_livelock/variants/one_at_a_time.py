"""A lock around the walk: people of the same direction do not walk together, which is allowed."""

import threading


class Corridor:
    def __init__(self):
        self.lock = threading.Lock()

    def pass_through(self, name, direction, walk):
        with self.lock:
            print(name, "walks to", direction)
            walk()
