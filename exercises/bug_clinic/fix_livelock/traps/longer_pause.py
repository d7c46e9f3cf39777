# livelock: a longer pause is still the same pause for both

import time


class Corridor:
    def __init__(self):
        self.claims = {}

    def pass_through(self, name, direction, walk):
        while True:
            self.claims[name] = direction
            if all(other == direction for other in list(self.claims.values())):
                break
            del self.claims[name]
            time.sleep(0.01)
        try:
            walk()
        finally:
            del self.claims[name]
