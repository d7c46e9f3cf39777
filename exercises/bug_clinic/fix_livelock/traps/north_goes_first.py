# race: the direction that was first ever needs no permission

import threading


class Corridor:
    def __init__(self):
        self.direction = None
        self.first = None
        self.inside = 0
        self.changed = threading.Condition()

    def pass_through(self, name, direction, walk):
        with self.changed:
            while self.inside > 0 and self.direction != direction != self.first:
                self.changed.wait()
            self.direction = direction
            self.first = direction if self.first is None else self.first
            self.inside += 1
        try:
            walk()
        finally:
            with self.changed:
                self.inside -= 1
                self.changed.notify_all()
