# deadlock: nobody is woken when the corridor becomes free

import threading


class Corridor:
    def __init__(self):
        self.direction = None
        self.inside = 0
        self.changed = threading.Condition()

    def pass_through(self, name, direction, walk):
        with self.changed:
            while self.inside > 0 and self.direction != direction:
                self.changed.wait()
            self.direction = direction
            self.inside += 1
        try:
            walk()
        finally:
            with self.changed:
                self.inside -= 1
