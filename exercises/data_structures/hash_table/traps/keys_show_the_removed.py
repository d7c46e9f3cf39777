# failed: keys() gives the marks of removed keys as well

EMPTY = object()
GONE = ()


class HashTable:
    def __init__(self, capacity=8):
        self._reset(max(4, capacity))

    def _reset(self, size):
        self.size = size
        self.slots = [EMPTY] * size
        self.vals = [None] * size
        self.live = 0
        self.used = 0

    def _find(self, key):
        i = hash(key) % self.size
        free = None
        while self.slots[i] is not EMPTY:
            if self.slots[i] is GONE:
                if free is None:
                    free = i
            elif self.slots[i] == key:
                return i, True
            i = (i + 1) % self.size
        return (i if free is None else free), False

    def put(self, key, value):
        i, found = self._find(key)
        if not found:
            if self.slots[i] is EMPTY:
                self.used += 1
            self.live += 1
            self.slots[i] = key
        self.vals[i] = value
        if self.used * 3 > self.size * 2:
            old = [(k, v) for k, v in zip(self.slots, self.vals) if k is not EMPTY and k is not GONE]
            self._reset(max(4, 4 * len(old)))
            for k, v in old:
                self.put(k, v)

    def get(self, key):
        i, found = self._find(key)
        if not found:
            raise KeyError(key)
        return self.vals[i]

    def remove(self, key):
        i, found = self._find(key)
        if not found:
            raise KeyError(key)
        value, self.vals[i] = self.vals[i], None
        self.slots[i] = GONE
        self.live -= 1
        return value

    def __len__(self):
        return self.live

    def __contains__(self, key):
        return self._find(key)[1]

    def keys(self):
        return [k for k in self.slots if k is not EMPTY]
