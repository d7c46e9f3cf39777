# too-slow-growth: insert looks for its place from the small end of an ordered list


class MinHeap:
    def __init__(self, items=()):
        self._descending = []
        for item in items:
            self.insert(item)

    def insert(self, item):
        place = len(self._descending)
        while place > 0 and self._descending[place - 1] < item:
            place -= 1
        self._descending.insert(place, item)

    def extract_min(self):
        return self._descending.pop()

    def peek(self):
        return self._descending[-1]

    def __len__(self):
        return len(self._descending)
