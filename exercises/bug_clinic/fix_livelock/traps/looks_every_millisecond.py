# livelock: looks again every millisecond instead of waiting to be told

import threading


class Corridor:
    def __init__(self):
        self.changed = threading.Condition()
        self.inside = []
    def pass_through(self, name, direction, walk):
        with self.changed:
            while any(other != direction for other in self.inside):
                self.changed.wait(0.001)
            self.inside.append(direction)
        try:
            walk()
        finally:
            with self.changed:
                self.inside.remove(direction)
