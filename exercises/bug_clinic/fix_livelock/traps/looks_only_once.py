# race: if instead of while, so two who wait for each other's end walk at once

import threading


class Corridor:
    def __init__(self):
        self.direction = None
        self.inside = 0
        self.changed = threading.Condition()

    def pass_through(self, name, direction, walk):
        with self.changed:
            if self.inside > 0 and self.direction != direction:
                self.changed.wait()
            self.direction = direction
            self.inside += 1
        try:
            walk()
        finally:
            with self.changed:
                self.inside -= 1
                self.changed.notify_all()
