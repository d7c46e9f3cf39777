"""Linear probing without tombstones: a removal moves the keys behind it back. Cells hold [key, value] or None."""


class HashTable(object):
    def __init__(self, capacity=8):
        assert capacity >= 1
        self.cells = [None] * (capacity + 1)
        self.n = 0

    def home(self, key):
        return hash(key) % len(self.cells)

    def locate(self, key):
        place = self.home(key)
        while self.cells[place]:
            if self.cells[place][0] == key:
                return place
            place += 1
            if place == len(self.cells):
                place = 0
        return -place - 1

    def put(self, key, value):
        place = self.locate(key)
        if place >= 0:
            self.cells[place][1] = value
            return
        self.cells[-place - 1] = [key, value]
        self.n += 1
        if self.n * 2 >= len(self.cells):
            before = self.cells
            self.cells = [None] * (len(before) * 2 + 1)
            self.n = 0
            for cell in before:
                if cell:
                    self.put(*cell)

    def get(self, key):
        place = self.locate(key)
        if place < 0:
            raise KeyError(key)
        return self.cells[place][1]

    def remove(self, key):
        hole = self.locate(key)
        if hole < 0:
            raise KeyError(key)
        value = self.cells[hole][1]
        size = len(self.cells)
        self.cells[hole] = None
        self.n -= 1
        step = (hole + 1) % size
        while self.cells[step]:
            home = self.home(self.cells[step][0])
            if (step - home) % size >= (step - hole) % size:
                self.cells[hole], self.cells[step] = self.cells[step], None
                hole = step
            step = (step + 1) % size
        return value

    def __len__(self):
        return self.n

    def __contains__(self, key):
        return self.locate(key) >= 0

    def keys(self):
        found = []
        for cell in self.cells:
            if cell:
                found.append(cell[0])
        return tuple(found)
