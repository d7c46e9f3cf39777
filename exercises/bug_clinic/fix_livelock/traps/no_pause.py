# livelock: tries again at once


class Corridor:
    def __init__(self):
        self.claims = {}

    def pass_through(self, name, direction, walk):
        while True:
            self.claims[name] = direction
            if all(other == direction for other in list(self.claims.values())):
                break
            del self.claims[name]
        try:
            walk()
        finally:
            del self.claims[name]
