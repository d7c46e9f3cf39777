# race: the direction is noted without looking who is inside

import threading


class Corridor:
    def __init__(self):
        self.direction = None
        self.inside = 0
        self.changed = threading.Condition()

    def pass_through(self, name, direction, walk):
        with self.changed:
            self.direction = direction
            self.inside += 1
        try:
            walk()
        finally:
            with self.changed:
                self.inside -= 1
                self.changed.notify_all()
