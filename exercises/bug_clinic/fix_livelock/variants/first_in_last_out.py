"""As readers do it: the first of a direction locks the corridor, the last one frees it."""

import threading


class Side:
    def __init__(self, direction):
        self.direction = direction
        self.people = 0
        self.door = threading.Lock()


class Corridor:
    def __init__(self):
        self.free = threading.Semaphore(1)
        self.list_lock = threading.Lock()
        self.sides = []

    def side_of(self, direction):
        with self.list_lock:
            for side in self.sides:
                if side.direction == direction:
                    return side
            self.sides.append(Side(direction))
            return self.sides[-1]

    def pass_through(self, name, direction, walk):
        side = self.side_of(direction)
        with side.door:
            if side.people == 0:
                self.free.acquire()
            side.people += 1
        try:
            return walk()
        finally:
            with side.door:
                side.people -= 1
                if side.people == 0:
                    self.free.release()
